// How much of anything is taken in at the edge, each limit with its reason.
namespace Muster.Core.Kernel;

/// <summary>Texts are measured in UTF-8 bytes and cut by <see cref="EdgeText"/>; counts beyond a limit are refused by the door with the limit named.</summary>
public static class EdgeLimits
{
    /// <summary>1 KiB for whatever is shown on one line. Source: GoAlert's alert summary.</summary>
    public const int TitleBytes = 1024;

    /// <summary>6 KiB for a text of several lines, an annotation among them. Source: GoAlert's alert details.</summary>
    public const int DetailsBytes = 6 * 1024;

    /// <summary>256 bytes for a label's name, four times the longest that exporters use.</summary>
    public const int LabelNameBytes = 256;

    /// <summary>4 KiB for a label's value: query texts and paths are long, and an index can still hold it.</summary>
    public const int LabelValueBytes = 4 * 1024;

    /// <summary>64 labels, and as many annotations, for an alert: twice what Mimir allows a series by default (30).</summary>
    public const int LabelsPerAlert = 64;

    /// <summary>2 KiB for a link: what browsers and mail programs carry without harm.</summary>
    public const int UrlBytes = 2 * 1024;

    /// <summary>512 bytes for a sender's deduplication key. Source: Opsgenie's alias; PagerDuty's dedup_key has 255 characters.</summary>
    public const int DedupKeyBytes = 512;

    /// <summary>10,000 alerts in one message: Prometheus sends at most 256, Alertmanager without max_alerts a whole group.</summary>
    public const int AlertsPerBatch = 10_000;

    /// <summary>8 MiB for one message, well above a batch of full size and well below what hurts a small machine.</summary>
    public const int BodyBytes = 8 * 1024 * 1024;

    /// <summary>32 levels of JSON, far deeper than any format that Muster speaks.</summary>
    public const int JsonDepth = 32;

    /// <summary>1 KiB for a name in the organisation.</summary>
    public const int NameBytes = 1024;

    /// <summary>64 conditions in one silence or route.</summary>
    public const int Matchers = 64;
}
