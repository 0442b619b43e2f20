"""OverlearnBench: does a tool that advises job seekers teach them things that are not so?"""
