"""What the fields of an activity may say."""

from __future__ import annotations

from workbench.base.language import N_
from workbench.models.field import Choice

PHASES = (
    Choice("F0", N_("F0 Start and anchoring"), ("f0", "initiering")),
    Choice("F1", N_("F1 Organise the work"), ("f1",)),
    Choice("F2", N_("F2 Current-state analysis"), ("f2", "nulägesanalys")),
    Choice("F3", N_("F3 Vision, goals, action plan"), ("f3",)),
    Choice("F4", N_("F4 Financing, agreements, founding"), ("f4",)),
    Choice("F5", N_("F5 Start and operation"), ("f5", "drift")),
    Choice("F6", N_("F6 Competence and follow-up"), ("f6",)),
    Choice("F7", N_("F7 Renewal or winding up"), ("f7",)),
)
CATEGORIES = (
    Choice("organisation", N_("Organisation"), ("organisation",)),
    Choice("analysis", N_("Analysis"), ("analys",)),
    Choice("measurement", N_("Measurement"), ("mätning", "matning")),
    Choice("dialogue", N_("Dialogue"), ("dialog",)),
    Choice("law", N_("Law"), ("juridik",)),
    Choice("economy", N_("Economy"), ("ekonomi",)),
    Choice("staff", N_("Staff"), ("personal",)),
    Choice("competence", N_("Competence"), ("kompetens",)),
    Choice("operation", N_("Operation"), ("drift",)),
    Choice("investment", N_("Investment"), ("investering",)),
    Choice("placemaking", N_("Placemaking"), ("placemaking",)),
    Choice("activation", N_("Activation"), ("aktivering",)),
    Choice("art", N_("Art"), ("konst",)),
    Choice("business", N_("Local business"), ("näringsliv", "naringsliv")),
    Choice("follow_up", N_("Follow-up"), ("uppföljning", "uppfoljning")),
)
STATUSES = (
    Choice("planned", N_("Planned"), ("planerad",)),
    Choice("ongoing", N_("Ongoing"), ("pågår", "pagar", "försenad", "forsenad", "late")),
    Choice("done", N_("Done"), ("klar", "avslutad")),
    Choice("paused", N_("Paused"), ("pausad",)),
    Choice("cancelled", N_("Cancelled"), ("struken",)),
)
COST_KINDS = (
    Choice("once", N_("Once"), ("engång", "engang")),
    Choice("per_year", N_("Per year"), ("per_år", "per år", "årlig")),
)
FINANCING = (
    Choice("member_fee", N_("Member fees"), ("medlemsavgift",)),
    Choice("municipality", N_("Municipality"), ("kommun",)),
    Choice("service_contract", N_("Service contract"), ("serviceavtal",)),
    Choice("property_owner", N_("Property owner"), ("fastighetsagare", "fastighetsägare")),
    Choice("external_grant", N_("External grant"), ("externt_bidrag", "externt bidrag")),
    Choice("sponsoring", N_("Sponsoring"), ("sponsring",)),
    Choice(
        "joint_study",
        N_("Jointly financed pilot study"),
        ("samfinansierad_forstudie", "samfinansierad förstudie"),
    ),
    Choice("in_kind", N_("In kind"), ("in_natura", "in natura")),
)
DATING = (
    Choice("typed", N_("Typed dates"), ("skrivna datum", "typed")),
    Choice("computed", N_("Computed from links"), ("beräknad", "computed")),
)
EVIDENCE = (
    Choice("strong", N_("Strong"), ("stark", "stor")),
    Choice("medium", N_("Medium"), ("medel", "måttlig")),
    Choice("weak", N_("Weak"), ("svag", "liten")),
    Choice("unknown", N_("Unknown"), ("okänd", "okänt")),
)
RECURRENCE = (
    Choice("weekly", N_("Every week"), ("varje vecka", "veckovis")),
    Choice("monthly", N_("Every month"), ("varje månad", "månadsvis")),
    Choice("quarterly", N_("Every quarter"), ("varje kvartal", "kvartalsvis")),
    Choice("half_yearly", N_("Twice a year"), ("två gånger per år", "halvårsvis")),
    Choice("yearly", N_("Every year"), ("varje år", "årligen", "årsvis")),
)
INTERVENTIONS = (
    Choice("furnishing", N_("Furnishing"), ("möblering", "möbler")),
    Choice("cleaning", N_("Cleaning"), ("renhållning", "städning")),
    Choice("planting", N_("Planting"), ("plantering", "grönska")),
    Choice("activity", N_("Activity on the spot"), ("aktivitet", "evenemang")),
    Choice("art", N_("Art"), ("konst",)),
    Choice("light", N_("Light"), ("ljus", "belysning")),
    Choice("play", N_("Play"), ("lek",)),
    Choice("serving", N_("Serving"), ("servering", "uteservering")),
)
LASTING = (
    Choice("temporary", N_("Temporary"), ("temporär", "tillfällig", "test")),
    Choice("permanent", N_("Permanent"), ("permanent", "fast")),
)
