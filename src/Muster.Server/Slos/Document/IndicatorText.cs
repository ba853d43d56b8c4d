// Reads an OpenSLO SLI: a ratio of two counts, a ready share, or a value that each objective compares.
using Muster.Core.Slos;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

internal static class IndicatorText
{
    private static readonly string[] Shares = ["good", "bad", "raw"];
    private static readonly SloIndicator Nothing = new SloIndicator.Pushed();

    /// <summary>A value in any case; with mistakes it is not to be used.</summary>
    public static SloIndicator Read(Block spec, OpenSloSet set)
    {
        bool isRatio = spec.Has("ratioMetric");
        bool isThreshold = spec.Has("thresholdMetric");
        if (isRatio == isThreshold)
        {
            spec.Mistake(
                isRatio ? "thresholdMetric" : "",
                "Write either ratioMetric or thresholdMetric: what is counted, or what is compared."
            );
        }

        if (isThreshold)
        {
            Block metric = spec.Inner("thresholdMetric", "the metric");
            SloQuery? value = Source(metric, isCounter: false, set);
            metric.Close();
            return value is null ? Nothing : new SloIndicator.Threshold(value);
        }

        return isRatio ? Ratio(spec, set) : Nothing;
    }

    private static SloIndicator Ratio(Block spec, OpenSloSet set)
    {
        Block ratio = spec.Inner("ratioMetric", "the ratio");
        bool isCounter = ratio.Flag("counter", missing: false);
        string[] parts = [.. Shares.Where(ratio.Has)];
        SloQuery? total = Part(ratio, "total", isCounter, set);
        SloQuery?[] read = [.. parts.Select(part => Part(ratio, part, isCounter, set))];
        string? rawType = ratio.OptionalText("rawType");
        if (parts is not ["good" or "bad" or "raw"])
        {
            ratio.Mistake("", "Write one of good and bad beside total, or raw alone.");
        }
        else if (parts is ["raw"] == ratio.Has("total"))
        {
            ratio.Mistake(
                "total",
                parts is ["raw"] ? "A raw share needs no total: it is divided already." : "'total' is missing: the share is of all events."
            );
        }

        if (parts is ["raw"] && rawType is not ("success" or "failure"))
        {
            ratio.Mistake("rawType", "Say whether the share is of success or of failure: rawType: success, or failure.");
        }

        ratio.Close();
        bool isPushed = read is [null] && parts is ["good" or "bad"] && total is null;
        return isPushed ? new SloIndicator.Pushed()
            : read is [{ } raw] && parts is ["raw"] ? new SloIndicator.RawRatio(raw, rawType == "failure")
            : read is [{ } part] && total is not null ? new SloIndicator.Ratio(part, parts is ["bad"], total)
            : Nothing;
    }

    private static SloQuery? Part(Block ratio, string name, bool isCounter, OpenSloSet set)
    {
        if (!ratio.Has(name))
        {
            return null;
        }

        Block part = ratio.Inner(name, $"the {name} events");
        SloQuery? read = Source(part, isCounter, set);
        part.Close();
        return read;
    }

    /// <summary>Null for what is pushed to Muster, and where there are mistakes.</summary>
    private static SloQuery? Source(Block metric, bool isCounter, OpenSloSet set)
    {
        if (!metric.Has("metricSource"))
        {
            metric.Mistake("metricSource", "'metricSource' is missing: it says where the numbers come from.");
            return null;
        }

        Block source = metric.Inner("metricSource", "the source of the metric");
        string? named = source.OptionalText("metricSourceRef");
        SloDataSource? known = named is not null
            ? set.Find("DataSource", named, source, "metricSourceRef") is null
                ? null
                : set.Sources.First(one => one.Name == named)
            : set.Sources is [{ } only]
                ? only
                : null;
        string type = (source.OptionalText("type") ?? known?.Type ?? "prometheus").ToLowerInvariant();
        SloQuery? query = null;
        if (type == "muster")
        {
            _ = source.Has("spec");
        }
        else if (type != "prometheus")
        {
            source.Mistake("type", $"Muster asks Prometheus, or is told by a push; it cannot ask '{type}'. Write Prometheus or Muster.");
            _ = source.Has("spec");
        }
        else
        {
            Block spec = source.Inner("spec", "the question to Prometheus");
            string? text = spec.OptionalText("query") ?? spec.OptionalText("promql");
            if (string.IsNullOrWhiteSpace(text))
            {
                source.Mistake("spec", "Write the question in PromQL: spec: { query: … }.");
            }
            else
            {
                query = new(known?.Name ?? named ?? "", text.Trim(), isCounter);
            }

            spec.Close();
        }

        source.Close();
        return query;
    }
}
