// Reads the files of Sloth: its own form, and its Kubernetes object.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

/// <summary>The form: sloth.dev, specification prometheus/v1 and the PrometheusServiceLevel of sloth.slok.dev/v1, whose fields are written in camel case.</summary>
internal static class SlothText
{
    public const string Version = "prometheus/v1";
    public const string ApiVersion = "sloth.slok.dev/v1";

    /// <summary>What Sloth takes when nothing else is said to it.</summary>
    private static readonly SloWindow Window = new SloWindow.Rolling(TimeSpan.FromDays(30));

    /// <summary>One SLO for each of its list; the name is the service's and its own, because Sloth's names are unique in their service alone.</summary>
    public static ImmutableArray<Slo> Read(Block whole)
    {
        bool isObject = whole.Has("apiVersion");
        if (!isObject)
        {
            whole.Text("version");
            ImmutableArray<Slo> read = Slos(whole, isObject);
            whole.Close();
            return read;
        }

        whole.Text("apiVersion");
        if (whole.Text("kind") is { Length: > 0 } kind and not "PrometheusServiceLevel")
        {
            whole.Mistake("kind", $"'{kind}' is no kind of Sloth that has objectives; write PrometheusServiceLevel.");
        }

        _ = whole.Has("metadata");
        Block spec = whole.Inner("spec", "the spec");
        ImmutableArray<Slo> slos = Slos(spec, isObject);
        spec.Close();
        whole.Close();
        return slos;
    }

    private static ImmutableArray<Slo> Slos(Block block, bool isObject)
    {
        string service = block.Text("service");
        _ = block.Has("labels") | block.Has("sloPlugins") | block.Has("slo_plugins");
        ImmutableArray<Slo> slos = block.Blocks("slos", "an SLO", one => Slo(one, service, isObject));
        if (slos.IsEmpty)
        {
            block.Mistake("slos", "A file of Sloth has at least one SLO.");
        }

        return slos;
    }

    private static Slo Slo(Block block, string service, bool isObject)
    {
        string name = block.Text("name");
        string id = $"{service}-{name}".ToLowerInvariant().Replace('_', '-');
        if (name.Length > 0 && !Slug.IsValid(id))
        {
            block.Mistake("name", $"Service and name together make '{id}', which is no name here: use 1 to 63 of a-z, 0-9 and hyphen.");
        }

        double target = block.RequiredParsed("objective", PercentText.Read, 0.99);
        string description = block.OptionalText("description") ?? "";
        _ = block.Has("labels") | block.Has("plugins");
        Block sli = block.Inner("sli", "the indicator");
        SloIndicator indicator = Indicator(sli, isObject);
        sli.Close();
        ImmutableArray<BurnAlert> alerts = Alerts(block.Inner("alerting", "the alerting"), isObject);
        return new(new SloId(id), name, description.Trim(), service, indicator, [new("", SloObjective.Of(target, Window), null)], alerts);
    }

    private static SloIndicator Indicator(Block sli, bool isObject)
    {
        if (sli.Has("events"))
        {
            Block events = sli.Inner("events", "the events");
            SloQuery bad = Query(events, isObject ? "errorQuery" : "error_query");
            SloQuery total = Query(events, isObject ? "totalQuery" : "total_query");
            events.Close();
            return new SloIndicator.Ratio(bad, IsBad: true, total);
        }

        if (sli.Has("raw"))
        {
            Block raw = sli.Inner("raw", "the raw share");
            SloQuery share = Query(raw, isObject ? "errorRatioQuery" : "error_ratio_query");
            raw.Close();
            return new SloIndicator.RawRatio(share, IsBad: true);
        }

        sli.Mistake(
            sli.Has("plugin") ? "plugin" : "",
            sli.Has("plugin")
                ? "Muster runs no plugins of Sloth: write the queries that it makes, under events."
                : "Write events, with an error and a total query, or raw."
        );
        return new SloIndicator.Pushed();
    }

    private static SloQuery Query(Block block, string name)
    {
        string text = block.Text(name).Trim();
        if (text.Length > 0 && !text.Contains(PromText.Window, StringComparison.Ordinal))
        {
            block.Mistake(name, $"It says nowhere which span is asked about: write [{PromText.Window}] where the range stands.");
        }

        return new("", text, IsCounter: true);
    }

    /// <summary>Sloth's own four windows: 2 % in an hour and 5 % in six wake somebody, 10 % in a day or in three is a ticket.</summary>
    private static ImmutableArray<BurnAlert> Alerts(Block alerting, bool isObject)
    {
        _ = alerting.Has("name") | alerting.Has("labels") | alerting.Has("annotations");
        bool pages = IsWanted(alerting, isObject ? "pageAlert" : "page_alert");
        bool tickets = IsWanted(alerting, isObject ? "ticketAlert" : "ticket_alert");
        alerting.Close();
        return
        [
            .. new BurnAlert[]
            {
                new("page-quick", 14.4, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), IsPage: true),
                new("page-slow", 6, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), IsPage: true),
                new("ticket-quick", 3, TimeSpan.FromDays(1), TimeSpan.FromHours(2), IsPage: false),
                new("ticket-slow", 1, TimeSpan.FromDays(3), TimeSpan.FromHours(6), IsPage: false),
            }.Where(alert => alert.IsPage ? pages : tickets),
        ];
    }

    private static bool IsWanted(Block alerting, string name)
    {
        if (!alerting.Has(name))
        {
            return true;
        }

        Block one = alerting.Inner(name, "the alert");
        bool isOff = one.Flag("disable", missing: false);
        _ = one.Has("labels") | one.Has("annotations");
        one.Close();
        return !isOff;
    }
}
