"""Who speaks for the agencies in the demo, and on which accounts; invented people."""

import datetime as dt
import random
from collections.abc import Mapping, Sequence

from phohien.demo import desk
from phohien.demo.moments import at
from phohien.demo.names import person
from phohien.kernel import clock
from phohien.organisation.enums import COMMUNE_KINDS, Role
from phohien.organisation.models import Agency, User
from phohien.spokespersons import services
from phohien.spokespersons.models import Spokesperson
from phohien.spokespersons.selectors.register import agencies_without

MISSING_SHARE = 0.08  # agencies that have not named anybody yet
NAMED_AGO = 140  # days: soon after the decree
HEADS = {
    "office": "Chánh Văn phòng", "department": "Giám đốc", "management_board": "Trưởng ban",
    "armed_forces": "Chỉ huy trưởng", "commune": "Chủ tịch Ủy ban nhân dân xã",
    "ward": "Chủ tịch Ủy ban nhân dân phường",
}  # fmt: skip


class Register:
    """Spokespersons named by ``press``, soon after the decree and since."""

    def __init__(self, rng: random.Random, press: User, agencies: Mapping[str, Agency]) -> None:
        self.rng, self.press, self.agencies = rng, press, agencies

    def build(self, accounts: Sequence[Sequence[str]]) -> None:
        with clock.at(at(-NAMED_AGO)):
            self._names()
        self._late_and_changed()
        with clock.at(at(-NAMED_AGO + 3)):
            for code, network, name, url in accounts:
                services.announce_account(
                    actor=self.press, agency=self.agencies[code], network=network, name=name,
                    url=url,
                )  # fmt: skip

    def _names(self) -> None:
        """Heads of departments, and a regular spokesperson of most agencies."""
        for agency in agencies_without():
            is_commune = agency.kind in COMMUNE_KINDS
            keeps = agency.code in ("van-phong-ubnd", "so-vhttdl", "so-cong-thuong")
            if not keeps and self.rng.random() < MISSING_SHARE:
                continue
            if not is_commune:
                self._name(agency, "head", HEADS[agency.kind])
            second = "Phó Chủ tịch Ủy ban nhân dân" if is_commune else f"Phó {HEADS[agency.kind]}"
            self._name(agency, "regular", second, user=self._account(agency))

    def _name(self, agency: Agency, kind: str, position: str, **fields) -> Spokesperson:
        mail = f"{'phatngon' if kind == 'regular' else 'lanhdao'}@{agency.code}.hungyen.example"
        user = fields.pop("user", None)
        return services.name_spokesperson(
            actor=self.press, agency=agency, kind=kind, position=position, email=mail, user=user,
            full_name=user.full_name if user else person(self.rng),
            phone=f"0221 3{self.rng.randrange(100, 999)} {self.rng.randrange(100, 999)}",
            document_number=f"{self.rng.randrange(100, 900)}/QĐ-{agency.symbol or 'UBND'}",
            document_date=clock.today(), **fields,
        )  # fmt: skip

    def _account(self, agency: Agency) -> User | None:
        held = desk.people(Role.SPOKESPERSON, agency.pk)
        return held[0] if held else None

    def _late_and_changed(self) -> None:
        """One published late, one not published yet, one replaced, one for a single matter."""
        regular = Spokesperson.objects.filter(kind="regular", user=None).order_by("pk")
        replaced, late = regular[4], regular[9]
        with clock.at(at(-60)):
            services.end_spokesperson(
                actor=self.press, spokesperson=replaced, reason="Chuyển công tác từ tháng này"
            )
            self._name(replaced.agency, "regular", replaced.position)
        with clock.at(at(-31)):
            services.end_spokesperson(
                actor=self.press, spokesperson=late, reason="Thay người phát ngôn"
            )
            waiting = self._name(late.agency, "regular", late.position, publish=False)
        with clock.at(at(-29, 15)):
            services.publish_spokesperson(actor=self.press, spokesperson=waiting)
        with clock.at(at(-1, 15)):
            new = agencies_without().last()
            self._name(new, "regular", "Phó Chủ tịch Ủy ban nhân dân", publish=False)
        with clock.at(at(-12)):
            self._name(
                self.agencies["so-cong-thuong"], "authorised", "Trưởng phòng Quản lý thương mại",
                matter="Nguồn hàng và giá cả dịp cuối năm",
                valid_to=clock.today() + dt.timedelta(days=60),
            )  # fmt: skip
