// Something that customers can report: a component of the status page, or something else.
using Muster.Core.Kernel;

namespace Muster.Core.CustomerReports;

/// <param name="Id">Null for something else.</param>
/// <param name="Name">As customers read it.</param>
public sealed record ReportedComponent(ComponentId? Id, string Name, ReportPolicy Policy)
{
    /// <summary>What stands for none where a text is needed. No component can be called so.</summary>
    private const string None = "something else";

    public static string KeyOf(ComponentId? component) => component?.Value ?? None;

    /// <summary>The component that a key stands for; null for something else.</summary>
    public static ComponentId? OfKey(string key) => key == None ? null : ComponentId.Parse(key);

    public string Key => KeyOf(Id);
}
