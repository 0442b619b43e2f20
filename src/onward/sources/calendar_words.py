"""Months and weekdays as people write them, after `plain`. Data only."""

from __future__ import annotations

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janner janvier janv enero ene janeiro",
            "feb february februar feber fevrier fev fevr febrero fevereiro",
            "mar march marz mrz maerz mars marzo marco",
            "apr april avril avr abril abr",
            "may mai mayo maio",
            "jun june juni juin junio junho",
            "jul july juli juil juillet julio julho",
            "aug august aout agosto ago",
            "sep sept september septembre septiembre setembro set",
            "oct october oktober okt octobre octubre outubro out",
            "nov november novembre noviembre novembro",
            "dec december dezember dez decembre diciembre dic dezembro",
        ),
        1,
    )
    for name in names.split()
}

WEEKDAYS = frozenset(
    name
    for names in (
        "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so",
        "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim",
        "lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom",
        "segunda terca quarta quinta sexta seg ter qua qui sex",
    )
    for name in names.split()
)
