"""The invented deals as each CRM exports them in German, French, and Spanish."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from tests.crm_exports import DEALS, CellValue, Deal
from tests.crm_files import text

GERMAN, FRENCH, SPANISH = "de", "fr", "es"


@dataclass(frozen=True)
class Local:
    """An export in a language.

    If it has a “closed on” or “won on” column, the close date of closed deals is only an old estimate.
    """

    program: str
    language: str
    headers: Mapping[str, str]
    """The header of each column, by plangen's name for it."""
    outcomes: tuple[str, str, str]
    """The words for open, won, and lost."""
    extra_headers: tuple[str, ...] = ()
    """Unrelated columns, one before each of the first columns."""
    date_format: str = ""
    """The date format, if it doesn't follow the language."""
    stage: str = ""
    """The stage of every deal, if a status column has the outcome."""

    def formatted_date(self, day: date) -> str:
        """The date in the export's format."""
        local = "%d.%m.%Y" if self.language == GERMAN else "%d/%m/%Y"
        return datetime.combine(day, time(9, 30)).strftime(self.date_format or local)

    def formatted_amount(self, amount: Decimal) -> str:
        """The amount in the language's format."""
        return (
            f"{amount:,.2f}".replace(",", "\0")
            .replace(".", ",")
            .replace("\0", "\u202f" if self.language == FRENCH else ".")
        )

    def cell(self, column: str, deal: Deal) -> CellValue:
        """The value of a column in a deal's row."""
        outcome = dict(zip(("open", "won", "lost"), self.outcomes, strict=True))[deal.stage]
        closed = self.formatted_date(deal.close) if deal.stage != "open" else ""
        estimate = (
            self.formatted_date(date(2026, 2, 1)) if closed and {"closed on", "won on"} & set(self.headers) else None
        )
        return {
            "id": deal.id, "name": deal.name, "account": deal.account, "owner": deal.owner, "status": outcome,
            "stage": self.stage or outcome, "amount": self.formatted_amount(deal.amount),
            "created": self.formatted_date(deal.created),
            "close": estimate or self.formatted_date(deal.close), "closed on": closed, "currency": "EUR",
            "won on": closed if deal.stage == "won" else "", "lost on": closed if deal.stage == "lost" else "",
        }[column]  # fmt: skip

    def export(self, folder: Path) -> list[Path]:
        """Writes the export, with the unrelated columns among the first ones."""
        mixed = [
            column
            for pair in zip(self.headers, self.extra_headers, strict=False)
            for column in (f"+{pair[1]}", pair[0])
        ]
        columns = [*mixed, *list(self.headers)[len(self.extra_headers) :]]
        rows: list[list[CellValue]] = [[self.headers.get(column, column.removeprefix("+")) for column in columns]]
        rows += [["Someone Else" if column[0] == "+" else self.cell(column, deal) for column in columns]
                 for deal in DEALS]  # fmt: skip
        encoding = "utf-16" if self.language == FRENCH else "utf-8-sig"
        return text(folder / f"export-{self.language}.csv", rows, ";", encoding)


def headers(*names: str, **more: str) -> dict[str, str]:
    """The headers of id, name, account, owner, stage, amount, created, and close, in this order, and others by name."""
    order = ("id", "name", "account", "owner", "stage", "amount", "created", "close")
    return dict(zip(order, names, strict=True)) | {key.replace("_", " "): header for key, header in more.items()}


ISO = "%Y-%m-%d %H:%M"
SALESFORCE = (
    Local("salesforce", GERMAN, headers("Opportunity-ID", "Opportunity-Name", "Accountname", "Opportunity-Inhaber",
        "Phase", "Betrag", "Erstelldatum", "Schlusstermin", currency="Betrag Währung"),
        ("Bedarfsanalyse", "Geschlossen und gewonnen", "Geschlossen/Verloren"),
        ("Account-Inhaber", "Übergeordneter Account")),
    Local("salesforce", FRENCH, headers("ID de l'opportunité", "Nom de l'opportunité", "Nom du compte",
        "Propriétaire de l'opportunité", "Étape", "Montant", "Date de création", "Date de clôture"),
        ("Négociation", "Fermé(e)/Gagné(e)", "Fermée perdue"), ("Propriétaire du compte", "Compte principal")),
    Local("salesforce", SPANISH, headers("ID de la oportunidad", "Nombre de la oportunidad", "Nombre de la cuenta",
        "Propietario de oportunidad: Nombre completo", "Etapa", "Importe", "Fecha de creación", "Fecha de cierre"),
        ("Propuesta", "Cerrada ganada", "Cerrada perdida"), ("Propietario de la cuenta", "Cuenta principal")),
)  # fmt: skip
HUBSPOT = (
    Local("hubspot", GERMAN, headers("Datensatz-ID", "Deal-Name", "Zugehöriges Unternehmen",
        "Zuständiger Mitarbeiter für Deal", "Deal-Phase", "Betrag in Firmenwährung", "Erstelldatum",
        "Abschlussdatum", currency="Währung"),
        ("Entscheidungsträger überzeugt", "Abgeschlossen und gewonnen", "Abgeschlossen und verloren"),
        ("Pipeline", "Letzte Änderung von"), ISO),
    Local("hubspot", FRENCH, headers("ID de fiche", "Nom de la transaction", "Entreprise associée",
        "Propriétaire de la transaction", "Phase de la transaction", "Montant", "Date de création",
        "Date de fermeture"),
        ("Contrat envoyé", "Fermé gagné", "Fermé perdu"), ("Pipeline",), ISO),
    Local("hubspot", SPANISH, headers("ID de registro", "Nombre del negocio", "Empresa asociada",
        "Propietario del negocio", "Etapa del negocio", "Valor en la moneda de la empresa", "Fecha de creación",
        "Fecha de cierre", currency="Moneda"),
        ("Cita programada", "Cierre ganado", "Cierre perdido"), ("Pipeline",), ISO),
)  # fmt: skip
DYNAMICS = (
    Local("dynamics", GERMAN, headers("(Nicht ändern) Verkaufschance", "Thema", "Potenzieller Kunde", "Besitzer",
        "Vertriebsphase", "Gesch. Umsatz", "Erstellt am", "Gesch. Abschlussdatum", status="Status",
        closed_on="Tatsächliches Abschlussdatum"),
        ("Offen", "Gewonnen", "Verloren"), ("(Nicht ändern) Zeilenprüfsumme",), stage="Vorschlagen"),
    Local("dynamics", FRENCH, headers("(Ne pas modifier) Opportunité", "Rubrique", "Client potentiel", "Propriétaire",
        "Phase du pipeline", "Revenu est.", "Date de création", "Date de fermeture est.", status="Statut",
        closed_on="Date de fermeture réelle"),
        ("Ouvert", "Conclue", "Perdue"), ("(Ne pas modifier) Somme de contrôle de la ligne",), stage="Proposition"),
    Local("dynamics", SPANISH, headers("(No modificar) Oportunidad", "Tema", "Cliente potencial", "Propietario",
        "Fase de la canalización", "Ingresos est.", "Fecha de creación", "Fecha est. de cierre", status="Estado",
        closed_on="Fecha real de cierre"),
        ("Abierta", "Ganada", "Perdida"), ("(No modificar) Suma de comprobación de la fila",), stage="Propuesta"),
)  # fmt: skip
ZOHO = (
    Local("zoho", GERMAN, headers("Datensatz-ID", "Abschlussname", "Kontoname", "Abschluss-Besitzer", "Phase", "Betrag",
        "Erstellungszeit", "Abschlussdatum"),
        ("Qualifizierung", "Geschlossen und gewonnen", "Geschlossen und verloren"), ("Geändert von",)),
    Local("zoho", FRENCH, headers("ID d'enregistrement", "Nom de la transaction", "Nom du compte",
        "Propriétaire de la transaction", "Étape", "Montant", "Heure de création", "Date de clôture"),
        ("Qualification", "Clôturée gagnée", "Clôturée perdue"), ("Modifié par",)),
    Local("zoho", SPANISH, headers("ID de registro", "Nombre del trato", "Nombre de la cuenta", "Propietario del trato",
        "Fase", "Importe", "Hora de creación", "Fecha de cierre"),
        ("Calificación", "Cerrado ganado", "Cerrado perdido"), ("Modificado por",)),
)  # fmt: skip
PIPEDRIVE = (
    Local("pipedrive", GERMAN, headers("Deal - ID", "Deal - Titel", "Deal - Organisation", "Deal - Besitzer",
        "Deal - Phase", "Deal - Wert", "Deal - Deal erstellt", "Deal - Voraussichtliches Abschlussdatum",
        status="Deal - Status", currency="Deal - Währung des Werts", won_on="Deal - Datum des gewonnenen Deals",
        lost_on="Deal - Datum des verlorenen Deals"),
        ("Offen", "Gewonnen", "Verloren"), ("Deal - Gewichteter Wert",), ISO, stage="Verhandlungen begonnen"),
    Local("pipedrive", FRENCH, headers("Affaire - ID", "Affaire - Titre", "Affaire - Organisation",
        "Affaire - Propriétaire", "Affaire - Étape", "Affaire - Valeur", "Affaire - Affaire créée",
        "Affaire - Date de clôture prévue", status="Affaire - Statut", won_on="Affaire - Date de gain",
        lost_on="Affaire - Heure de l'échec"),
        ("Ouvert", "Gagné", "Perdu"), ("Affaire - Personne à contacter",), ISO, stage="Négociations entamées"),
    Local("pipedrive", SPANISH, headers("Negocio - ID", "Negocio - Título", "Negocio - Organización",
        "Negocio - Propietario", "Negocio - Etapa", "Negocio - Valor", "Negocio - Negocio creado",
        "Negocio - Fecha prevista de cierre", status="Negocio - Estado", won_on="Negocio - Fecha de ganado",
        lost_on="Negocio - Fecha de perdido"),
        ("Abierto", "Ganado", "Perdido"), ("Negocio - Persona de contacto",), ISO, stage="Negociaciones iniciadas"),
    Local("pipedrive", SPANISH, headers("Trato - ID", "Trato - Título", "Trato - Organización", "Trato - Propietario",
        "Trato - Etapa", "Trato - Valor", "Trato - Trato creado", "Trato - Fecha de cierre prevista",
        status="Trato - Estado", closed_on="Trato - Trato cerrado el"),
        ("Abierto", "Ganado", "Perdido"), ("Trato - Persona de contacto",), ISO, stage="Negociaciones iniciadas"),
)  # fmt: skip
EXPORTS = (*SALESFORCE, *HUBSPOT, *DYNAMICS, *ZOHO, *PIPEDRIVE)
