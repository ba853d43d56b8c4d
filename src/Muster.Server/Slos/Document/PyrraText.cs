// Reads the ServiceLevelObjective of Pyrra.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

/// <summary>The form: github.com/pyrra-dev/pyrra, pyrra.dev/v1alpha1. Its metrics are selectors; Pyrra takes their rate and adds them up, and so does Muster.</summary>
internal static class PyrraText
{
    public const string ApiVersion = "pyrra.dev/v1alpha1";

    private static readonly string[] Kinds = ["ratio", "latency", "latencyNative", "bool_gauge"];

    public static Slo Read(Block whole)
    {
        whole.Text("apiVersion");
        if (whole.Text("kind") is { Length: > 0 } kind and not "ServiceLevelObjective")
        {
            whole.Mistake("kind", $"'{kind}' is no kind of Pyrra; write ServiceLevelObjective.");
        }

        Block metadata = whole.Inner("metadata", "the metadata");
        string name = metadata.Text("name");
        if (name.Length > 0 && !Slug.IsValid(name))
        {
            metadata.Mistake("name", $"'{name}' is no name here: use 1 to 63 of a-z, 0-9 and hyphen.");
        }

        _ = metadata.Has("labels") | metadata.Has("annotations") | metadata.Has("namespace");
        metadata.Close();
        Block spec = whole.Inner("spec", "the spec");
        double target = spec.RequiredParsed("target", PercentText.Read, 0.99);
        TimeSpan window = spec.RequiredParsed("window", ReadWindow, TimeSpan.FromDays(28));
        string description = spec.OptionalText("description") ?? "";
        _ = spec.Has("performanceOverAccuracy");
        Block indicator = spec.Inner("indicator", "the indicator");
        SloIndicator read = Indicator(indicator);
        indicator.Close();
        Block alerting = spec.Inner("alerting", "the alerting");
        bool isTold = !alerting.Flag("disabled", missing: false) && alerting.Flag("burnrates", missing: true);
        _ = alerting.Has("name") | alerting.Has("absent");
        alerting.Close();
        spec.Close();
        whole.Close();
        return new(
            new SloId(name),
            name,
            description.Trim(),
            "",
            read,
            [new("", SloObjective.Of(target, new SloWindow.Rolling(window)), null)],
            isTold ? Alerts(window) : []
        );
    }

    private static SloIndicator Indicator(Block block)
    {
        string[] kinds = [.. Kinds.Where(block.Has)];
        if (kinds is not [string kind])
        {
            block.Mistake("", $"Write one of {string.Join(", ", Kinds)}; here are {kinds.Length}.");
            return new SloIndicator.Pushed();
        }

        Block one = block.Inner(kind, "the indicator");
        _ = one.Has("grouping");
        SloIndicator read = kind switch
        {
            "ratio" => new SloIndicator.Ratio(Rate(one, "errors"), IsBad: true, Rate(one, "total")),
            "latency" => new SloIndicator.Ratio(Rate(one, "success"), IsBad: false, Rate(one, "total")),
            "bool_gauge" => new SloIndicator.RawRatio(new("", $"avg({one.Text("metric")})", IsCounter: false), IsBad: false),
            _ => Native(one),
        };
        one.Close();
        return read;
    }

    private static SloIndicator.RawRatio Native(Block one)
    {
        SloQuery total = Rate(one, "total");
        string latency = one.Text("latency");
        double seconds = DurationText.TryParse(latency, out TimeSpan bound) ? bound.TotalSeconds : 0;
        if (latency.EndsWith("ms", StringComparison.Ordinal) && int.TryParse(latency[..^2], out int milliseconds))
        {
            seconds = milliseconds / 1000.0;
        }

        if (latency.Length > 0 && seconds <= 0)
        {
            one.Mistake("latency", $"'{latency}' is no duration: write it as 500ms or 1s.");
        }

        string share =
            $"histogram_fraction(0, {PromText.Number(seconds)}, {total.Text.Replace(PromText.Window, "5m", StringComparison.Ordinal)})";
        return new SloIndicator.RawRatio(new("", share, IsCounter: false), IsBad: false);
    }

    private static SloQuery Rate(Block block, string name)
    {
        Block part = block.Inner(name, $"the {name}");
        string metric = part.Text("metric");
        part.Close();
        return new("", $"sum(rate({metric}[{PromText.Window}]))", IsCounter: true);
    }

    /// <summary>Pyrra's own four: its factors 14, 7, 2 and 1 for windows that are parts of the whole one (of 28 d: 1 h and 5 m, 6 h and 30 m, 1 d and 2 h, 4 d and 6 h).</summary>
    private static ImmutableArray<BurnAlert> Alerts(TimeSpan window)
    {
        BurnAlert One(string name, double factor, TimeSpan part, TimeSpan brief, bool isPage) =>
            new(name, factor, Scaled(part, window), Scaled(brief, window), isPage);
        return
        [
            One("fastest", 14, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), isPage: true),
            One("fast", 7, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), isPage: true),
            One("slow", 2, TimeSpan.FromDays(1), TimeSpan.FromHours(2), isPage: false),
            One("slowest", 1, TimeSpan.FromDays(4), TimeSpan.FromHours(6), isPage: false),
        ];
    }

    private static TimeSpan Scaled(TimeSpan of28Days, TimeSpan window) =>
        TimeSpan.FromMinutes(Math.Max(1, Math.Round(of28Days.TotalMinutes * (window / TimeSpan.FromDays(28)))));

    private static TimeSpan ReadWindow(string text) =>
        DurationText.TryParse(text, out TimeSpan window) && window >= TimeSpan.FromHours(1)
            ? window
            : throw new FormatException($"'{text}' is no window: write it as 4w or 28d, up to 366d.");
}
