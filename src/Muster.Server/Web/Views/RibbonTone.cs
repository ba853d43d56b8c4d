// What a stretch of the ribbon is about.
namespace Muster.Server.Web.Views;

/// <summary>What a stretch is about, which picks its fill.</summary>
public enum RibbonTone
{
    /// <summary>Customers suffer and nobody knows.</summary>
    Impact,

    /// <summary>Known, not yet acknowledged.</summary>
    Detected,
    Responding,

    /// <summary>The present phase, or the work that stops the bleeding.</summary>
    Mitigating,

    /// <summary>The bleeding has stopped.</summary>
    Mitigated,
}
