// A slice of the server never imports another slice, and what slices share imports none.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public static class ServerSlices
{
    private const string Server = "Muster.Server";

    /// <summary>What every slice may use. Any other folder of the server is a slice.</summary>
    private static readonly string[] Shared = ["Web", "Channels"];

    /// <summary>What puts the slices together, beside the files at the project's root; nothing may use it.</summary>
    private static readonly string[] Wiring = ["Hosting"];

    public static IEnumerable<string> Breaches(IReadOnlyList<SourceFile> files)
    {
        List<SourceFile> server = files.Where(file => file.IsProduct && file.Project == Server).ToList();
        return FolderUse.Of(server).Select(Breach).OfType<string>().Concat(server.SelectMany(Imports));
    }

    private static string? Breach(FolderUse use)
    {
        string from = Top(use.File.Namespace);
        string to = Top(use.Folder);
        if (from == to || from.Length == 0 || Wiring.Contains(from, StringComparer.Ordinal) || Shared.Contains(to, StringComparer.Ordinal))
        {
            return null;
        }

        string advice = Wiring.Contains(to, StringComparer.Ordinal)
            ? "nothing uses the wiring; move the piece into Web"
            : "read that capability's read model, share the component in Web, or write a reaction in Engine/Reactions";
        return $"{use.File.Path}: {from} may not use {to} ({use.As}); {advice}.";
    }

    /// <summary>An import above the slices would give one slice to all the others.</summary>
    private static IEnumerable<string> Imports(SourceFile file) =>
        from directive in file.Name == "_Imports.razor" ? file.Syntax.Usings.Select(directive => directive.NamespaceOrType.ToString()) : []
        where directive.StartsWith(Server + ".", StringComparison.Ordinal)
        let to = Top(directive)
        where to != Top(file.Namespace) && !Shared.Contains(to, StringComparer.Ordinal)
        select $"{file.Path}: it imports {to} for every page below it; import a slice only inside its own folder.";

    /// <summary>The folder right under the project; empty at its root.</summary>
    private static string Top(string name) => name.Split('.') is [_, _, var top, ..] ? top : "";
}
