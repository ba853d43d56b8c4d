// One object of an OpenSLO file: its kind, its name and what it says.
using System.Text.RegularExpressions;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

/// <param name="Whole">The whole object, to be closed when its spec has been read.</param>
internal sealed partial record OpenSloObject(string Kind, string Name, string Title, Block Whole, Block Spec)
{
    /// <summary>As it stands in its file; empty for an object inside of another.</summary>
    public string Text { get; init; } = "";

    public const string Version = "openslo/v1";

    public static IReadOnlyList<string> Kinds { get; } =
    ["SLO", "SLI", "Service", "DataSource", "AlertPolicy", "AlertCondition", "AlertNotificationTarget"];

    /// <summary>Reads all but the spec.</summary>
    /// <param name="kind">What it must be, for an object inside of another; null for one of its own, which says it.</param>
    public static OpenSloObject Read(Block whole, string? kind)
    {
        string version = whole.OptionalText("apiVersion") ?? (kind is null ? whole.Text("apiVersion") : Version);
        if (version is not (Version or ""))
        {
            whole.Mistake("apiVersion", $"'{version}' is not read here: write {Version}.");
        }

        string said = whole.OptionalText("kind") ?? kind ?? whole.Text("kind");
        if (said.Length > 0 && !Kinds.Contains(said))
        {
            whole.Mistake("kind", $"'{said}' is no kind of OpenSLO{Nearest.Hint(said, Kinds)}");
        }
        else if (kind is not null && said != kind)
        {
            whole.Mistake("kind", $"A {kind} belongs here, not a {said}.");
        }

        Block metadata = whole.Inner("metadata", "the metadata");
        string name = metadata.Text("name");
        if (name.Length > 0 && !NameShape().IsMatch(name))
        {
            metadata.Mistake(
                "name",
                $"'{name}' is no name of OpenSLO: use 1 to 63 of a-z, 0-9 and hyphen, beginning and ending with a letter or digit."
            );
        }

        string title = metadata.OptionalText("displayName") ?? "";
        _ = metadata.Has("labels") | metadata.Has("annotations");
        metadata.Close();
        return new(said, name, title.Trim(), whole, whole.Inner("spec", $"the spec of this {said}"));
    }

    /// <summary>An object inside of another, which closes it itself.</summary>
    public void CloseInside() => CloseSpec();

    public void Close()
    {
        CloseSpec();
        Whole.Close();
    }

    private void CloseSpec()
    {
        if (!Whole.Has("spec"))
        {
            Whole.Mistake("spec", $"'spec' is missing; a {Kind} needs it.");
        }

        Spec.Close();
    }

    [GeneratedRegex(
        "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NameShape();
}
