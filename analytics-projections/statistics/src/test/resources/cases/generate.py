"""Writes the reference cases beside it, with mpmath: python3 generate.py. They follow the conventions of the
shared vectors and add what is hard numerically: huge counts, far tails, priors that are no whole numbers, unequal looks."""

import json

import mpmath as mp
from scipy.special import betainc

mp.mp.dps = 22


def write(method, tolerance, cases):
    for number, case in enumerate(cases, 1):
        case["id"] = f"own-{method}-{number:02d}"
    document = {"method": method, "tolerance_relative": tolerance, "tolerance_absolute": 1e-300, "cases": cases}
    with open(method + ".json", "w") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


def sf(z):
    return mp.erfc(z / mp.sqrt(2)) / 2


def phi(z):
    return mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)


def z_of(q):
    return mp.findroot(lambda z: mp.log(sf(z)) - mp.log(q), mp.sqrt(-2 * mp.log(2 * q)) + mp.mpf("0.1"))


def beta_points(a, b):
    a, b = mp.mpf(a), mp.mpf(b)
    centre = mp.log(a / b)
    spread = mp.sqrt(1 / a + 1 / b)
    return [centre + spread * k for k in (-60, -16, -8, -4, 0, 4, 8, 16, 60)]


def lower(a, b, y):
    x = 1 / (1 + mp.exp(-y))
    return mp.betainc(a, b, 0, x, regularized=True)


def upper(a, b, y):
    return lower(b, a, -y)


def density(a, b, y):
    x, rest = 1 / (1 + mp.exp(-y)), 1 / (1 + mp.exp(y))
    return mp.exp(a * mp.log(x) + b * mp.log(rest) - mp.log(mp.beta(a, b)))


def beats(one, other):
    return mp.quad(lambda y: density(*other, y) * upper(*one, y), beta_points(*other))


def excess(one, other):
    a, b = one
    mean = mp.mpf(a) / (a + b)

    def over(y):
        x = 1 / (1 + mp.exp(-y))
        return mean * upper(a + 1, b, y) - x * upper(a, b, y)

    return mp.quad(lambda y: density(*other, y) * over(y), beta_points(*other))


def beta_case(title, prior, control, treatment, certain=False):
    c = (mp.mpf(prior[0]) + control[1], mp.mpf(prior[1]) + control[0] - control[1])
    t = (mp.mpf(prior[0]) + treatment[1], mp.mpf(prior[1]) + treatment[0] - treatment[1])
    case = {
        "title": title,
        "inputs": {
            "prior": {"alpha": prior[0], "beta": prior[1]},
            "control": {"n": control[0], "x": control[1]},
            "treatment": {"n": treatment[0], "x": treatment[1]},
        },
        "expected": {
            "status": "OK",
            "prob_treatment_beats_control": float(beats(t, c)),
            "expected_loss_choose_control": float(excess(t, c)),
            "expected_loss_choose_treatment": float(excess(c, t)),
        },
    }
    if certain:
        # Below mpmath's absolute accuracy.
        del case["expected"]["expected_loss_choose_treatment"]
    return case


write(
    "beta_binomial",
    1e-9,
    [
        beta_case("no data, uniform prior", (1, 1), (0, 0), (0, 0)),
        beta_case("Jeffreys' prior, nobody converted", (0.5, 0.5), (40, 0), (50, 0)),
        beta_case("everybody converted", (1, 1), (30, 30), (20, 20)),
        beta_case("prior that is no whole number", (2.5, 17.25), (900, 81), (1000, 120)),
        beta_case("far apart", (1, 1), (5000, 500), (5000, 900), certain=True),
    ],
)


def normal_case(title, estimate, se, prior):
    if prior is None:
        mean, sd = mp.mpf(estimate), mp.mpf(se)
    else:
        data, before = 1 / mp.mpf(se) ** 2, 1 / mp.mpf(prior["sd"]) ** 2
        mean = (mp.mpf(estimate) * data + mp.mpf(prior["mean"]) * before) / (data + before)
        sd = 1 / mp.sqrt(data + before)
    z = mean / sd
    return {
        "title": title,
        "inputs": {"estimate": estimate, "se": se, "prior": prior, "alpha": 0.05},
        "expected": {
            "status": "OK",
            "posterior_mean": float(mean),
            "posterior_sd": float(sd),
            "chance_to_win": float(sf(-z)),
            "ln_chance_to_lose": float(mp.log(sf(z)) if z > 0 else mp.log1p(-sf(-z))),
            "expected_loss_choose_control": float(sd * (phi(z) + z * sf(-z))),
            "expected_loss_choose_treatment": float(sd * (phi(z) - z * sf(z))),
        },
    }


write(
    "normal_normal",
    1e-9,
    [
        normal_case("forty standard errors", 0.4, 0.01, None),
        normal_case("thirty-seven below", -0.37, 0.01, None),
        normal_case("nothing seen", 0.0, 0.02, None),
        normal_case("a narrow prior wins", 0.5, 0.4, {"mean": 0.01, "sd": 0.001}),
        normal_case("three and a bit", 0.031, 0.01, {"mean": 0.0, "sd": 0.3}),
    ],
)


def thompson_case(title, arms, floor, maximize):
    def points():
        found = set()
        for arm in arms:
            if "alpha" in arm:
                found.update(beta_points(arm["alpha"], arm["beta"]))
            else:
                found.update(mp.mpf(arm["mean"]) + mp.mpf(arm["sd"]) * k for k in (-12, -8, -5, -3, -1, 0, 1, 3, 5, 8, 12))
        return sorted(found)

    def pdf(arm, y):
        if "alpha" in arm:
            return density(arm["alpha"], arm["beta"], y)
        return phi((y - mp.mpf(arm["mean"])) / arm["sd"]) / arm["sd"]

    def below(arm, y):
        if "alpha" in arm:
            # In double precision, which is enough for eight digits: mpmath's series does not converge here.
            value = mp.mpf(betainc(arm["alpha"], arm["beta"], float(1 / (1 + mp.exp(-y)))))
        else:
            value = sf((mp.mpf(arm["mean"]) - y) / arm["sd"])
        return value if maximize else 1 - value

    def chance(i, y):
        result = pdf(arms[i], y)
        for j, other in enumerate(arms):
            if j != i:
                result *= below(other, y)
        return result

    best = [mp.quad(lambda y, i=i: chance(i, y), points()) for i in range(len(arms))]
    return {
        "title": title,
        "inputs": {"arms": arms, "floor": floor, "maximize": maximize},
        "expected": {
            "status": "OK",
            "prob_best": [float(p) for p in best],
            "weights_floor": [float(mp.mpf(floor) + (1 - len(arms) * mp.mpf(floor)) * p) for p in best],
        },
    }


write(
    "thompson",
    1e-8,
    [
        thompson_case(
            "five rates of very different certainty",
            [
                {"alpha": 1, "beta": 1},
                {"alpha": 30.5, "beta": 270.25},
                {"alpha": 3001, "beta": 27001},
                {"alpha": 5, "beta": 95},
                {"alpha": 120, "beta": 1000},
            ],
            0.02,
            True,
        ),
        thompson_case(
            "the smallest is best",
            [{"mean": 3.0, "sd": 0.5}, {"mean": 2.5, "sd": 0.1}, {"mean": 2.4, "sd": 0.9}],
            0.0,
            False,
        ),
    ],
)


def two_looks(title, fractions, alpha, sided, spending):
    side = mp.mpf(alpha) / sided
    t1, t2 = (mp.mpf(t) for t in fractions)

    def spent(t):
        if spending == "obf":
            return 2 * sf(z_of(side / 2) / mp.sqrt(t))
        if spending == "pocock":
            return side * mp.log(1 + (mp.e - 1) * t)
        return side * t ** mp.mpf(spending.split(":")[1])

    b1 = z_of(spent(t1))
    step = spent(t2) - spent(t1)
    spread = mp.sqrt(t2 - t1)
    low = -b1 * mp.sqrt(t1) if sided == 2 else -14 * mp.sqrt(t1)
    high = b1 * mp.sqrt(t1)

    def crossing(b):
        def at(u):
            return phi(u / mp.sqrt(t1)) / mp.sqrt(t1) * sf((b * mp.sqrt(t2) - u) / spread)

        cuts = [low + (high - low) * k / 16 for k in range(17)]
        return mp.quad(at, cuts)

    b2 = mp.findroot(lambda b: mp.log(crossing(b)) - mp.log(step), z_of(step))
    return {
        "title": title,
        "inputs": {"information_fractions": fractions, "alpha": alpha, "sided": sided, "spending": spending},
        "expected": {
            "status": "OK",
            "z_bounds": [float(b1), float(b2)],
            "incremental_alpha": [float(sided * spent(t1)), float(sided * step)],
            "cumulative_alpha": [float(sided * spent(t1)), float(sided * spent(t2))],
        },
    }


write(
    "group_sequential",
    1e-8,
    [
        two_looks("very early looks", [0.02, 0.05], 0.05, 2, "obf"),
        two_looks("a tiny step between", [0.5, 0.501], 0.05, 2, "pocock"),
        two_looks("a cubic spending", [0.3, 1.0], 0.01, 2, "power:3"),
        two_looks("one side, early", [0.1, 0.2], 0.025, 1, "obf"),
    ],
)


def dunnett_case(title, control, treatments):
    v0 = mp.mpf(control["var"]) / control["n"]
    v = [mp.mpf(arm["var"]) / arm["n"] for arm in treatments]
    lambdas = [mp.sqrt(v0 / (v0 + each)) for each in v]
    t = [
        (mp.mpf(arm["mean"]) - mp.mpf(control["mean"])) / mp.sqrt(v0 + each) for arm, each in zip(treatments, v)
    ]

    def beyond(c):
        def at(z):
            none = mp.mpf(1)
            for each in lambdas:
                rest = mp.sqrt(1 - each**2)
                none *= 1 - sf((c - each * z) / rest) - sf((c + each * z) / rest)
            return phi(z) * (1 - none)

        return 2 * mp.quad(at, [mp.mpf(k) / 2 for k in range(0, int(2 * (c + 9)) + 2)])

    return {
        "title": title,
        "inputs": {"control": control, "treatments": treatments, "alpha": 0.05},
        "expected": {"status": "OK", "adjusted_p": [float(beyond(abs(each))) for each in t]},
    }


write(
    "dunnett",
    1e-8,
    [
        dunnett_case(
            "eight standard errors and none",
            {"n": 1000, "mean": 10.0, "var": 25.0},
            [{"n": 1000, "mean": 12.0, "var": 25.0}, {"n": 500, "mean": 10.0, "var": 20.0}],
        ),
        dunnett_case(
            "a small control",
            {"n": 20, "mean": 1.0, "var": 4.0},
            [{"n": 2000, "mean": 1.5, "var": 4.0}, {"n": 3000, "mean": 0.2, "var": 5.0}, {"n": 50, "mean": 2.0, "var": 3.0}],
        ),
    ],
)
