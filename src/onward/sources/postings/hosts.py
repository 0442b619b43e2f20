"""Where postings live: portals of many employers, and the systems that employers rent, with where these name them."""

from __future__ import annotations

IN_PATH = {
    "boards.greenhouse.io": 0,
    "boards.eu.greenhouse.io": 0,
    "job-boards.greenhouse.io": 0,
    "job-boards.eu.greenhouse.io": 0,
    "jobs.lever.co": 0,
    "jobs.eu.lever.co": 0,
    "jobs.ashbyhq.com": 0,
    "apply.workable.com": 0,
    "jobs.smartrecruiters.com": 0,
    "careers.smartrecruiters.com": 0,
    "jobs.jobvite.com": 0,
    "ats.rippling.com": 0,
    "jobs.gem.com": 0,
    "careers.jobscore.com": 0,
    "secure.dc4.pageuppeople.com": 0,
    "jobs.polymer.co": 0,
    "jobs.dover.com": 0,
    "recruiting.paylocity.com": 3,
    "wd1.myworkdaysite.com": 1,
    "wd3.myworkdaysite.com": 1,
    "wd5.myworkdaysite.com": 1,
}
"""Host → which part of the path is the employer."""

_IN_HOST_WORDS = """
myworkdayjobs.com recruitee.com jobs.personio.de jobs.personio.com personio.de personio.com workable.com
teamtailor.com bamboohr.com breezy.hr icims.com softgarden.io softgarden.de onlyfy.jobs concludis.de
rexx-systems.com factorialhr.com applytojob.com homerun.co pinpointhq.com taleo.net avature.net eightfold.ai
hibob.com traffit.com freshteam.com zohorecruit.com zohorecruit.eu jobbase.io dvinci-hr.com umantis.com
jobylon.com hrworks.de d-vinci.de heavenhr.com talentsconnect.com jobs.workable.com jazz.co csod.com
"""
IN_HOST = tuple(_IN_HOST_WORDS.split())
"""Ends of hosts whose first part is the employer."""

_BOARDS_WORDS = """
linkedin.com lnkd.in indeed.com indeed.de glassdoor.com glassdoor.de monster.com monster.de stepstone.de
stepstone.at stepstone.com xing.com arbeitsagentur.de kununu.com jobware.de stellenanzeigen.de meinestadt.de
jobs.ch jobup.ch karriere.at willhaben.at jobvector.de academics.de interamt.de bund.de heyjobs.co workwise.io
get-in-it.de germantechjobs.de ziprecruiter.com dice.com adzuna.com adzuna.de simplyhired.com
careerbuilder.com jooble.org jobrapido.com talent.com neuvoo.com seek.com.au reed.co.uk totaljobs.com
cv-library.co.uk naukri.com usajobs.gov remoteok.com weworkremotely.com remotive.com himalayas.app arc.dev
wellfound.com angel.co welcometothejungle.com otta.com builtin.com hiring.cafe ycombinator.com
workatastartup.com news.ycombinator.com idealist.org euraxess.ec.europa.eu eures.europa.eu join.com
greenhouse.io lever.co ashbyhq.com smartrecruiters.com jobvite.com myworkdaysite.com rippling.com google.com
google.de notion.site notion.so github.io github.com forms.gle typeform.com airtable.com medium.com t.co
bit.ly tinyurl.com facebook.com reddit.com twitter.com x.com
"""
BOARDS = tuple(_BOARDS_WORDS.split())
"""Hosts (and all below them) whose own name is no employer."""

EMPLOYERS_OF_BOARDS = ("careers.google.com", "careers.linkedin.com", "careers.indeed.com", "github.careers")
"""Hosts below a board that are the board's own."""

_CITIES_WORDS = """
berlin hamburg münchen munich köln cologne frankfurt stuttgart düsseldorf leipzig dortmund essen bremen
dresden hannover nürnberg duisburg bochum wuppertal bielefeld bonn münster karlsruhe mannheim augsburg
wiesbaden braunschweig kiel aachen mainz freiburg potsdam heidelberg ulm jena erfurt rostock wien vienna graz
linz salzburg zürich zurich basel bern genf london paris amsterdam remote homeoffice
"""
CITIES = frozenset(_CITIES_WORDS.split())
"""What stands before or after a title in some portals' addresses."""
