"""What a file says about itself: title, language, colour space and the standards it keeps."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc

from workbench.documents.pdf.archive import Raw
from workbench.documents.plain import one_line

if TYPE_CHECKING:
    from workbench.documents.content import Document
    from workbench.documents.pdf.archive import Archive

# Readers that look for the end of a stream by its word must not find it in a title.
_KEYWORDS: Final = {"endstream": "&#x65;ndstream", "endobj": "&#x65;ndobj"}
PRODUCER: Final = "Platsverkstad"
# Where an ICC profile's head holds the moment it was made and the hash over all: cleared, so that
# the same document gives the same bytes.
_ICC_DATE: Final = slice(24, 36)
_ICC_ID: Final = slice(84, 100)


def text_string(text: str) -> str:
    """Return text as a PDF string in UTF-16, which needs no escapes."""
    return "<FEFF" + one_line(text).encode("utf-16-be").hex().upper() + ">"


def describe(archive: Archive, document: Document) -> None:
    """Give the file its title, dates, colour space and standards.

    The file's moment is noon of the document's own date, never the moment of printing.
    """
    moment = dt.datetime.combine(document.date, dt.time(12), dt.UTC)
    stamp = moment.strftime("(D:%Y%m%d%H%M%SZ)")
    archive.info = Raw(
        f"<</Title{text_string(document.title)}/Author{text_string(document.author)}"
        f"/Subject{text_string(document.kind)}/Creator{text_string(PRODUCER)}"
        f"/Producer{text_string(PRODUCER)}/CreationDate{stamp}/ModDate{stamp}>>"
    )
    metadata = pdfdoc.PDFStream(content=_xmp(document, moment))
    metadata.dictionary["Type"] = pdfdoc.PDFName("Metadata")
    metadata.dictionary["Subtype"] = pdfdoc.PDFName("XML")
    archive.Catalog.Metadata = archive.Reference(metadata, "Metadata")
    profile = pdfdoc.PDFStream(content=_srgb(), filters=[pdfdoc.PDFZCompress])
    profile.dictionary["N"] = 3
    archive.Reference(profile, "Srgb")
    intent = (
        "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
        f"/RegistryName(http://www.color.org)/DestOutputProfile {archive.number_of('Srgb')} 0 R>>]"
    )
    catalog = archive.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = Raw(intent)


@cache
def _srgb() -> bytes:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_ICC_DATE] = b"\x07\xd0\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"
    profile[_ICC_ID] = bytes(16)
    return bytes(profile)


def _xmp(document: Document, moment: dt.datetime) -> bytes:
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    title, author, subject = (
        escape(one_line(text), _KEYWORDS)
        for text in (document.title, document.author, document.kind)
    )
    language = escape(document.language)
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{_EXTENSION}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    return packet.encode()


# PDF/A wants every property outside its own list declared, and the UA mark is one of them.
_EXTENSION: Final = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
