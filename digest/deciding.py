"""The settings and numbers that decide what is found, as the method page names them."""

from dataclasses import fields

from digest.settings import ClusterSettings, Config, PluginSettings, SummarySettings
from digest.thresholds import thresholds


def deciding(config: Config) -> dict[str, str]:
    """Each of them by its dotted name, such as `cluster.window_days`, with its value in words."""
    parts: dict[str, ClusterSettings | SummarySettings] = {
        "cluster": config.cluster,
        "summary": config.summary,
    }
    return {
        f"{name}.{one.name}": str(getattr(part, one.name))
        for name, part in parts.items()
        for one in fields(part)
    } | {
        "site.rights": config.site.rights,
        "site.excerpt_words": str(config.site.excerpt_words),
        "site.images": config.site.images,
        **thresholds(),
        **_others_at_work(config.plugins),
    }


def _others_at_work(chosen: PluginSettings) -> dict[str, str]:
    """The stages of installed packages that decide what is found; none where all are our own."""
    ours = PluginSettings()
    told = {
        "plugins.clusterer": (chosen.clusterer, ours.clusterer),
        "plugins.extractors": (", ".join(chosen.extractors), ""),
        "plugins.composer": (chosen.composer, ours.composer),
    }
    return {name: one for name, (one, usual) in told.items() if one != usual}
