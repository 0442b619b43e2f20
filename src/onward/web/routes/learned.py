"""What the search has taught: the ledger, one claim, the pictures, and the week."""

from __future__ import annotations

from django.urls import URLPattern, path

from onward.web.views import claims, doing, one_claim, picture, week

routes: list[URLPattern] = [
    path("claims", claims.claims_page),
    path("claims/register", claims.register),
    path("claims/history", claims.history_part),
    path("claims/withdraw/<uuid:pk>", claims.withdraw),
    path("claims/<str:name>", one_claim.claim_page),
    path("picture", picture.picture_page),
    path("week", week.week_page),
    path("week/taught", week.taught_part),
    path("steps/followed-up", doing.followed_up),
    path("steps/list", doing.put_on_list),
    path("steps/let-go", doing.let_go),
]
