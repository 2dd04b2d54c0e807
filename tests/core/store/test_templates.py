"""A person's own templates."""

from pathlib import Path

from lcjournal.core.model import Reflection
from lcjournal.core.store import Store
from lcjournal.core.templates import Template


def test_a_template_is_kept_binned_and_taken_back(tmp_path: Path) -> None:
    texts = (Reflection("what", "Line\n- [ ] one"), Reflection("gibbs.plan", "then"))
    told = Template("Zebra", "peer", "gibbs", "Talk", ("data", "équipe"), texts)
    with Store.open(tmp_path / "a.lcjournal") as store:
        kept = store.templates.add(told)
        store.templates.add(Template("été", "mooc"))
        assert [template.name for template in store.templates.all()] == ["été", "Zebra"]
        assert store.templates.all()[1] == Template("Zebra", "peer", "gibbs", "Talk", ("data", "équipe"), texts, kept)
        store.templates.bin(kept)
        assert [template.name for template in store.templates.all()] == ["été"]
        store.templates.restore(kept)
        assert len(store.templates.all()) == 2
        assert store.problems() == []
