// How a stretch of an on-call lane is drawn.
namespace Muster.Server.Web.Views;

/// <summary>How a stretch of a lane is drawn.</summary>
public enum LaneKind
{
    Shift,

    /// <summary>Somebody stands in: dashed border.</summary>
    Override,

    /// <summary>Nobody is on call: red, dashed, in words.</summary>
    Gap,

    /// <summary>Nobody is on call, and somebody said why: calm, in words.</summary>
    Meant,
}
