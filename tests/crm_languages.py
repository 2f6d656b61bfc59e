"""The deals of the hand-made exports as each CRM writes them in German, French and Spanish."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from tests.crm_exports import DEALS, Deal, Written
from tests.crm_files import text

GERMAN, FRENCH, SPANISH = "de", "fr", "es"


@dataclass(frozen=True)
class Local:
    """An export in a language: `heads` says what stands below each head, `words` what open, won and lost are called.

    `other` are columns in between. Where a column knows the day of closing, the one that was hoped for is another.
    """

    program: str
    language: str
    heads: Mapping[str, str]
    words: tuple[str, str, str]
    other: tuple[str, ...] = ()
    dated: str = ""
    """How days are written where the program does not follow the language."""
    stage: str = ""
    """The stage of every deal where a status says what became of it."""

    def day(self, day: date) -> str:
        """A day as the language or the program writes it."""
        usual = "%d.%m.%Y" if self.language == GERMAN else "%d/%m/%Y"
        return datetime.combine(day, time(9, 30)).strftime(self.dated or usual)

    def money(self, amount: Decimal) -> str:
        """An amount as the language writes it."""
        return (
            f"{amount:,.2f}".replace(",", "\0")
            .replace(".", ",")
            .replace("\0", "\u202f" if self.language == FRENCH else ".")
        )

    def cell(self, what: str, deal: Deal) -> Written:
        """What stands in a column of a deal's row."""
        word = dict(zip(("open", "won", "lost"), self.words, strict=True))[deal.stage]
        closed = self.day(deal.close) if deal.stage != "open" else ""
        hoped = self.day(date(2026, 2, 1)) if closed and {"closed on", "won on"} & set(self.heads) else None
        return {
            "id": deal.id, "name": deal.name, "account": deal.account, "owner": deal.owner, "status": word,
            "stage": self.stage or word, "amount": self.money(deal.amount), "created": self.day(deal.created),
            "close": hoped or self.day(deal.close), "closed on": closed, "currency": "EUR",
            "won on": closed if deal.stage == "won" else "", "lost on": closed if deal.stage == "lost" else "",
        }[what]  # fmt: skip

    def export(self, folder: Path) -> list[Path]:
        """The file, with a column of another kind before each of its own for as long as there are some."""
        at = [column for pair in zip(self.heads, self.other, strict=False) for column in (f"+{pair[1]}", pair[0])]
        columns = [*at, *list(self.heads)[len(self.other) :]]
        rows: list[list[Written]] = [[self.heads.get(column, column.removeprefix("+")) for column in columns]]
        rows += [["Somebody Else" if column[0] == "+" else self.cell(column, deal) for column in columns]
                 for deal in DEALS]  # fmt: skip
        encoding = "utf-16" if self.language == FRENCH else "utf-8-sig"
        return text(folder / f"export-{self.language}.csv", rows, ";", encoding)


def heads(*names: str, **more: str) -> dict[str, str]:
    """The heads of id, name, account, owner, stage, amount, created and close in this order, and of others by name."""
    order = ("id", "name", "account", "owner", "stage", "amount", "created", "close")
    return dict(zip(order, names, strict=True)) | {key.replace("_", " "): head for key, head in more.items()}


ISO = "%Y-%m-%d %H:%M"
SALESFORCE = (
    Local("salesforce", GERMAN, heads("Opportunity-ID", "Opportunity-Name", "Accountname", "Opportunity-Inhaber",
        "Phase", "Betrag", "Erstelldatum", "Schlusstermin", currency="Betrag Währung"),
        ("Bedarfsanalyse", "Geschlossen und gewonnen", "Geschlossen/Verloren"),
        ("Account-Inhaber", "Übergeordneter Account")),
    Local("salesforce", FRENCH, heads("ID de l'opportunité", "Nom de l'opportunité", "Nom du compte",
        "Propriétaire de l'opportunité", "Étape", "Montant", "Date de création", "Date de clôture"),
        ("Négociation", "Fermé(e)/Gagné(e)", "Fermée perdue"), ("Propriétaire du compte", "Compte principal")),
    Local("salesforce", SPANISH, heads("ID de la oportunidad", "Nombre de la oportunidad", "Nombre de la cuenta",
        "Propietario de oportunidad: Nombre completo", "Etapa", "Importe", "Fecha de creación", "Fecha de cierre"),
        ("Propuesta", "Cerrada ganada", "Cerrada perdida"), ("Propietario de la cuenta", "Cuenta principal")),
)  # fmt: skip
HUBSPOT = (
    Local("hubspot", GERMAN, heads("Datensatz-ID", "Deal-Name", "Zugehöriges Unternehmen",
        "Zuständiger Mitarbeiter für Deal", "Deal-Phase", "Betrag in Firmenwährung", "Erstelldatum",
        "Abschlussdatum", currency="Währung"),
        ("Entscheidungsträger überzeugt", "Abgeschlossen und gewonnen", "Abgeschlossen und verloren"),
        ("Pipeline", "Letzte Änderung von"), ISO),
    Local("hubspot", FRENCH, heads("ID de fiche", "Nom de la transaction", "Entreprise associée",
        "Propriétaire de la transaction", "Phase de la transaction", "Montant", "Date de création",
        "Date de fermeture"),
        ("Contrat envoyé", "Fermé gagné", "Fermé perdu"), ("Pipeline",), ISO),
    Local("hubspot", SPANISH, heads("ID de registro", "Nombre del negocio", "Empresa asociada",
        "Propietario del negocio", "Etapa del negocio", "Valor en la moneda de la empresa", "Fecha de creación",
        "Fecha de cierre", currency="Moneda"),
        ("Cita programada", "Cierre ganado", "Cierre perdido"), ("Pipeline",), ISO),
)  # fmt: skip
DYNAMICS = (
    Local("dynamics", GERMAN, heads("(Nicht ändern) Verkaufschance", "Thema", "Potenzieller Kunde", "Besitzer",
        "Vertriebsphase", "Gesch. Umsatz", "Erstellt am", "Gesch. Abschlussdatum", status="Status",
        closed_on="Tatsächliches Abschlussdatum"),
        ("Offen", "Gewonnen", "Verloren"), ("(Nicht ändern) Zeilenprüfsumme",), stage="Vorschlagen"),
    Local("dynamics", FRENCH, heads("(Ne pas modifier) Opportunité", "Rubrique", "Client potentiel", "Propriétaire",
        "Phase du pipeline", "Revenu est.", "Date de création", "Date de fermeture est.", status="Statut",
        closed_on="Date de fermeture réelle"),
        ("Ouvert", "Conclue", "Perdue"), ("(Ne pas modifier) Somme de contrôle de la ligne",), stage="Proposition"),
    Local("dynamics", SPANISH, heads("(No modificar) Oportunidad", "Tema", "Cliente potencial", "Propietario",
        "Fase de la canalización", "Ingresos est.", "Fecha de creación", "Fecha est. de cierre", status="Estado",
        closed_on="Fecha real de cierre"),
        ("Abierta", "Ganada", "Perdida"), ("(No modificar) Suma de comprobación de la fila",), stage="Propuesta"),
)  # fmt: skip
ZOHO = (
    Local("zoho", GERMAN, heads("Datensatz-ID", "Abschlussname", "Kontoname", "Abschluss-Besitzer", "Phase", "Betrag",
        "Erstellungszeit", "Abschlussdatum"),
        ("Qualifizierung", "Geschlossen und gewonnen", "Geschlossen und verloren"), ("Geändert von",)),
    Local("zoho", FRENCH, heads("ID d'enregistrement", "Nom de la transaction", "Nom du compte",
        "Propriétaire de la transaction", "Étape", "Montant", "Heure de création", "Date de clôture"),
        ("Qualification", "Clôturée gagnée", "Clôturée perdue"), ("Modifié par",)),
    Local("zoho", SPANISH, heads("ID de registro", "Nombre del trato", "Nombre de la cuenta", "Propietario del trato",
        "Fase", "Importe", "Hora de creación", "Fecha de cierre"),
        ("Calificación", "Cerrado ganado", "Cerrado perdido"), ("Modificado por",)),
)  # fmt: skip
PIPEDRIVE = (
    Local("pipedrive", GERMAN, heads("Deal - ID", "Deal - Titel", "Deal - Organisation", "Deal - Besitzer",
        "Deal - Phase", "Deal - Wert", "Deal - Deal erstellt", "Deal - Voraussichtliches Abschlussdatum",
        status="Deal - Status", currency="Deal - Währung des Werts", won_on="Deal - Datum des gewonnenen Deals",
        lost_on="Deal - Datum des verlorenen Deals"),
        ("Offen", "Gewonnen", "Verloren"), ("Deal - Gewichteter Wert",), ISO, stage="Verhandlungen begonnen"),
    Local("pipedrive", FRENCH, heads("Affaire - ID", "Affaire - Titre", "Affaire - Organisation",
        "Affaire - Propriétaire", "Affaire - Étape", "Affaire - Valeur", "Affaire - Affaire créée",
        "Affaire - Date de clôture prévue", status="Affaire - Statut", won_on="Affaire - Date de gain",
        lost_on="Affaire - Heure de l'échec"),
        ("Ouvert", "Gagné", "Perdu"), ("Affaire - Personne à contacter",), ISO, stage="Négociations entamées"),
    Local("pipedrive", SPANISH, heads("Negocio - ID", "Negocio - Título", "Negocio - Organización",
        "Negocio - Propietario", "Negocio - Etapa", "Negocio - Valor", "Negocio - Negocio creado",
        "Negocio - Fecha prevista de cierre", status="Negocio - Estado", won_on="Negocio - Fecha de ganado",
        lost_on="Negocio - Fecha de perdido"),
        ("Abierto", "Ganado", "Perdido"), ("Negocio - Persona de contacto",), ISO, stage="Negociaciones iniciadas"),
    Local("pipedrive", SPANISH, heads("Trato - ID", "Trato - Título", "Trato - Organización", "Trato - Propietario",
        "Trato - Etapa", "Trato - Valor", "Trato - Trato creado", "Trato - Fecha de cierre prevista",
        status="Trato - Estado", closed_on="Trato - Trato cerrado el"),
        ("Abierto", "Ganado", "Perdido"), ("Trato - Persona de contacto",), ISO, stage="Negociaciones iniciadas"),
)  # fmt: skip
EXPORTS = (*SALESFORCE, *HUBSPOT, *DYNAMICS, *ZOHO, *PIPEDRIVE)
