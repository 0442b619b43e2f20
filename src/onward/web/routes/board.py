"""The board and the list."""

from __future__ import annotations

from django.urls import URLPattern, path

from onward.web.views import board, editing_many, listing

routes: list[URLPattern] = [
    path("board", board.board_page),
    path("board/column/<str:name>", board.column),
    path("board/move/<uuid:pk>", board.move_card),
    path("board/moved/<uuid:pk>", board.amend_move),
    path("board/endings", board.hide_endings),
    path("list", listing.list_page),
    path("list/edit", editing_many.tell),
    path("list/edit/do", editing_many.do),
]
