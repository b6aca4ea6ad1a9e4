"""schema.org of an answer: NewsArticle by the agency, and ClaimReview of what was said.

The author of a claim is the organisation that published it, never a person. The rating is a word
(``alternateName`` with its explanation): a number would claim a precision that nobody measured.
"""

from phohien.newsroom.models import Publication
from phohien.portal import addresses, languages, structured
from phohien.portal.claims import Claim, Proof, claim_of


def objects(publication: Publication, words: dict, picture: dict | None) -> tuple[dict, ...]:
    """What machines read of an item: for an answer two objects, for any other one."""
    article = structured.item(publication, words, picture)
    claim = claim_of(words)
    if claim is None:
        return (article,)
    speaker = article["publisher"]
    article |= {"author": speaker, "citation": [_citation(proof) for proof in claim.proofs]}
    if claim.corrects:
        article["about"] = _work(addresses.absolute(claim.corrects[0]), claim.corrects[1])
    if claim.is_question:
        return (article,)
    return article, _review(publication, words, claim, speaker)


def _review(publication: Publication, words: dict, claim: Claim, speaker: dict) -> dict:
    changed = publication.last_published_at or publication.first_published_at
    return {
        "@context": structured.CONTEXT,
        "@type": "ClaimReview",
        "url": addresses.absolute(publication.path),
        "inLanguage": languages.tag(publication.locale),
        "datePublished": publication.first_published_at.isoformat(),
        "dateModified": changed.isoformat(),
        "author": speaker,
        "claimReviewed": claim.translated or claim.quotation,
        "itemReviewed": _claim(claim, speaker),
        "reviewRating": {
            "@type": "Rating",
            "author": speaker,
            "alternateName": claim.verdict,
            "ratingExplanation": words.get("lead", ""),
        },
    }


def _claim(claim: Claim, speaker: dict) -> dict:
    author = {"@type": "Organization", "name": claim.outlet}
    if claim.home:
        author["url"] = claim.home
    made = {"@type": "Claim", "text": claim.quotation, "inLanguage": claim.tag, "author": author}
    if claim.said_at:
        made["datePublished"] = claim.said_at.isoformat()
    if claim.corrects:
        made["appearance"] = _work(addresses.absolute(claim.corrects[0]), claim.corrects[1])
    elif claim.url:
        made["appearance"] = _work(claim.url, claim.title) | {"publisher": author}
    return made


def _work(url: str, title: str) -> dict:
    named = {"headline": title} if title else {}
    return {"@type": "CreativeWork", "url": url, **named}


def _citation(proof: Proof) -> dict:
    made = {"@type": "CreativeWork", "name": proof.document or proof.number or proof.url}
    optional = {
        "identifier": proof.number,
        "url": proof.url,
        "datePublished": proof.dated.isoformat() if proof.dated else "",
    }
    made |= {name: value for name, value in optional.items() if value}
    if proof.issuer:
        made["publisher"] = {"@type": "Organization", "name": proof.issuer}
    return made
