"""``kg query``: named questions in Cypher, ours and one's own."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.completing import names_of_parameters, names_of_questions
from kg.explaining import QuestionCommand
from kg.settings import Settings, settings_of
from kg.speaking import command
from kg.streams import tell, write_lines
from queries.engines.engine import SECONDS

if TYPE_CHECKING:
    from queries.catalogue.answering import AskedGraph
    from queries.catalogue.catalogue import Catalogue, Question


@command("query", QuestionCommand)
@click.argument(
    "name",
    metavar="NAME",
    required=False,
    shell_complete=names_of_questions,
    help="help-argument-question",
)
@click.option(
    "--param",
    "params",
    metavar="NAME=VALUE",
    multiple=True,
    shell_complete=names_of_parameters,
    help="help-option-param",
)
@click.option("--list", "listing", is_flag=True, help="help-option-list")
@click.option("--show", is_flag=True, help="help-option-show")
@click.option(
    "--queries",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="help-option-queries",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.IntRange(min=1),
    default=int(SECONDS),
    show_default=True,
    help="help-option-timeout",
)
@click.pass_context
def entry(
    context: click.Context,
    name: str | None,
    params: tuple[str, ...],
    listing: bool,
    show: bool,
    queries: Path | None,
    timeout: int,
) -> int:
    """Print the answer to a question, its Cypher, or the list of all questions."""
    from kg.querying import catalogue_of, opened_graph
    from ontology.errors import WrongUse

    settings = settings_of(context)
    if listing == (name is not None):
        raise WrongUse("query-name-or-list")
    catalogue = catalogue_of(queries)
    if name is None:
        return _list(catalogue, settings)
    question = catalogue.question(name)
    if name in catalogue.replaced:
        tell(settings.say("query-replaced", name=name, file=question.path))
    with opened_graph(context, timeout) as graph:
        (_show if show else _answer)(question, params, graph, settings)
    return 0


def _list(catalogue: "Catalogue", settings: Settings) -> int:
    """Print all questions but those that are broken; these are said, and the status is theirs."""
    from functools import partial

    from kg.rendering.emitting import emit
    from kg.rendering.questions import Listed, by_group, lines_of_list, listed
    from ontology.errors import BrokenQuery
    from queries.answers import Answer

    found = list(catalogue.questions())
    broken = [each for each in found if isinstance(each, BrokenQuery)]
    rows = by_group([listed(each, settings) for each in found if not isinstance(each, BrokenQuery)])
    answer = Answer("questions", Listed._fields, rows)
    emit(answer, settings, partial(lines_of_list, settings=settings))
    for name, file in catalogue.replaced.items():
        tell(settings.say("query-replaced", name=name, file=file))
    for error in broken:
        tell(settings.say(error.key, **error.values))
    return broken[0].exit_status if broken else 0


def _show(
    question: "Question", params: tuple[str, ...], graph: "AskedGraph", settings: Settings
) -> None:
    from kg.querying import resolver
    from kg.showing_cypher import lines_to_paste
    from queries.catalogue.values import split_given

    given = split_given(params)
    write_lines(lines_to_paste(question, given, resolver(graph, settings), graph.dialect, settings))


def _answer(
    question: "Question", params: tuple[str, ...], graph: "AskedGraph", settings: Settings
) -> None:
    import datetime as dt

    from kg.querying import resolver
    from kg.rendering.questions import emit_answer
    from queries.catalogue.answering import answer
    from queries.catalogue.values import split_given, values_of

    resolve = resolver(graph, settings)
    values = values_of(question, split_given(params), resolve, dt.date.today())
    emit_answer(answer(question, values, graph), question, values, settings)
