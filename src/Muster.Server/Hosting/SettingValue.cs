// The value of one setting and where it comes from.
namespace Muster.Server.Hosting;

/// <param name="Value">Null when nothing sets it: then the default holds.</param>
/// <param name="Source"><c>environment</c>, the path of the file, or <c>default</c>.</param>
public sealed record SettingValue(MusterSetting Setting, string? Value, string Source)
{
    /// <summary>What may be shown: the value, the default in words, or that a secret is set.</summary>
    public string Shown =>
        (Value, Setting.IsSecret) switch
        {
            (null, _) => Setting.Default,
            (_, true) => "(set, not shown)",
            (string value, false) => value,
        };
}
