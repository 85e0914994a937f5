"""Peers of `vigie estimate` on the cases of bench/peers.ts: prints one JSON object a line.

Needs, on a developer's machine and never as a dependency:
  pip install pysyncon==1.5.2 mlsynth==1.0.0 csdid==0.4.3
Called by `npx tsx bench/peers.ts --python PYTHON --data FOLDER`.
"""

import contextlib
import io
import json
import sys
import time
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
data, staggered = sys.argv[1:3]


def told(case, peer, work):
    """Times the fit alone: imports and reading of the file do not count."""
    best = None
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for _ in range(3):
            start = time.perf_counter()
            value = float(work())
            seconds = time.perf_counter() - start
            best = seconds if best is None else min(best, seconds)
    print(json.dumps({"case": case, "peer": peer, "value": value, "seconds": best}), flush=True)


basque = pd.read_csv(f"{data}/basque.csv")
prop99 = pd.read_csv(f"{data}/prop99_packs.csv", sep=None, engine="python")

from pysyncon import AugSynth, Dataprep, PenalizedSynth, Synth  # noqa: E402

SCHOOLS = [f"school.{s}" for s in ["illit", "prim", "med", "high", "post.high"]]
SECTORS = ["agriculture", "energy", "industry", "construction", "services.venta", "services.nonventa"]


def dataprep(with_spain):
    names = list(basque.regionname.unique())
    treated = "Basque Country (Pais Vasco)"
    controls = [n for n in names if n != treated and (with_spain or n != "Spain (Espana)")]
    return Dataprep(
        foo=basque,
        predictors=[*SCHOOLS, "invest"],
        predictors_op="mean",
        time_predictors_prior=range(1964, 1970),
        special_predictors=[
            ("gdpcap", range(1960, 1970), "mean"),
            *[(f"sec.{s}", range(1961, 1970, 2), "mean") for s in SECTORS],
            ("popdens", [1969], "mean"),
        ],
        dependent="gdpcap",
        unit_variable="regionname",
        time_variable="year",
        treatment_identifier=treated,
        controls_identifier=controls,
        time_optimize_ssr=range(1960, 1970),
    )


def synth():
    fit = Synth()
    fit.fit(dataprep=dataprep(False), optim_method="Nelder-Mead", optim_initial="equal")
    return fit.weights()["Cataluna"]


def augmented():
    fit = AugSynth()
    fit.fit(dataprep=dataprep(True))
    return fit.weights()["Cataluna"]


def penalised():
    fit = PenalizedSynth()
    fit.fit(dataprep=dataprep(True), lambda_=0.01)
    return fit.weights()["Cataluna"]


told("basque-synth", "pysyncon 1.5.2", synth)
told("basque-augmented", "pysyncon 1.5.2", augmented)
told("basque-penalised", "pysyncon 1.5.2", penalised)

from mlsynth import MCNNM, SDID  # noqa: E402

prop99["treated"] = ((prop99.State == "California") & (prop99.Year >= 1989)).astype(int)
prop99["PacksPerCapita"] = prop99["PacksPerCapita"].astype(float)
config = {
    "df": prop99,
    "outcome": "PacksPerCapita",
    "treat": "treated",
    "unitid": "State",
    "time": "Year",
    "display_graphs": False,
}
told("prop99-sdid", "mlsynth 1.0.0", lambda: SDID({**config, "B": 38}).fit().att)
told("prop99-matrix-completion", "mlsynth 1.0.0", lambda: MCNNM(config).fit().att)

from csdid.att_gt import ATTgt  # noqa: E402

panel = pd.read_csv(staggered)
panel["unit"] = panel["unit"].astype("category").cat.codes


def group_time():
    fit = ATTgt(yname="y", tname="time", idname="unit", gname="first", data=panel, control_group=["notyettreated"])
    fit.fit(est_method="reg")
    return fit.aggte(typec="simple").atte["overall_att"]


told("staggered-simple", "csdid 0.4.3", group_time)
