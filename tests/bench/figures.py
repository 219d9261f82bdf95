"""How the benches say what they found: a figure, what it is compared with, and what was wanted.

Every figure is the median of runs that took turns with those of what it is compared with, so that whatever
else the machine was doing met both. The spread is the middle half of the runs.
"""

import statistics

missed = []


def describe(values, unit, digits=0):
    """The median of the values and their middle half, as in "152 ms (149–158)"."""
    low, _, high = statistics.quantiles(values, n=4) if len(values) > 1 else values * 3
    return f'{statistics.median(values):.{digits}f} {unit} ({low:.{digits}f}–{high:.{digits}f})'


def tell(name, figure, compared, verdict=None, is_met=True):
    """Prints a figure. One that is not what was wanted makes the bench fail, but the others are still told."""
    print(f'{name}\n    {figure}\n    {compared}', flush=True)
    if verdict:
        print(f'    {verdict}{"" if is_met else "  ← missed"}', flush=True)
    if not is_met:
        missed.append(name)


def tell_ratio(name, measured, reference, unit, wanted=None, digits=0):
    """MEASURED and REFERENCE: (what, values)."""
    ratio = statistics.median(measured[1]) / statistics.median(reference[1])
    verdict = f'{ratio:.2f} ×' if wanted is None else f'{ratio:.2f} ×, wanted at most {wanted:.2f} ×'
    tell(name, f'{measured[0]}: {describe(measured[1], unit, digits)}',
         f'{reference[0]}: {describe(reference[1], unit, digits)}', verdict, wanted is None or ratio <= wanted)
