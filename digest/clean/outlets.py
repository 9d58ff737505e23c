"""What the settings say of an outlet, put to an article of it, each fact with where it is from."""

from dataclasses import replace

from digest.model.article import Document, Outlet
from digest.model.fields import Fields
from digest.model.outlets import Publisher, Publishers
from digest.text.slugs import slug

BETWEEN = "; "  # between reasons


def settled_by(told: Publisher, found: Outlet, fields: Fields) -> Outlet:
    """The outlet as the settings have it; what the article's own head says counts more.

    `found` is what the document says of its outlet, `fields` what its head says of the article.
    """
    country = fields.country or told.country or found.country
    why = [found.why if found.known else f"its address is on {told.hosts[0]}"]
    if told.country and not fields.country:
        why.append(told.said("country"))
    if told.language and not fields.language:
        why.append(told.said("language"))
    if told.owner:
        why.append(told.said("owner"))
    return Outlet(
        id=slug(told.name) or told.key,
        name=told.name,
        country=country,
        owner=told.owner,
        rights=told.rights,
        excerpt_words=told.excerpt_words,
        images=told.images,
        noindex=told.noindex,
        why=BETWEEN.join(why),
    )


def filled(document: Document, known: Publishers) -> Document:
    """The document with what the settings say of its outlet where its own head says nothing.

    Of an outlet that the text itself names nothing is put in: the text is not read for that.
    """
    fields = document.checked
    told = known.named(fields.outlet) if fields.outlet else known.at(fields.url)
    if told is None:
        return document
    country, language = fields.country or told.country or None, fields.language or told.language or None
    checked = fields._replace(
        outlet=told.name,
        country=country,
        language=language,
        rights=fields.rights or told.rights or None,
        excerpt_words=told.excerpt_words,
        images=told.images,
        noindex=told.noindex,
    )
    return replace(document, checked=checked)
