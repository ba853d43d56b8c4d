// Where the status page stands: its address for readers, and the files beside the database.
using Muster.Core.Catalog;

namespace Muster.Server.StatusPage.Site;

/// <param name="dataDirectory">An absolute path.</param>
/// <param name="console">The full address of a path of the console.</param>
public sealed class StatusPlace(string dataDirectory, Func<string, string> console)
{
    /// <summary>Where it stands on the console's own host.</summary>
    public const string Path = "/status";

    public string Directory { get; } = System.IO.Path.Combine(dataDirectory, "status");

    public string File => System.IO.Path.Combine(Directory, "published.json");

    /// <summary>Without a slash at the end. Made of settings alone: no reader can change it.</summary>
    public string AddressOf(StatusPageSettings page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Domain is { } domain ? "https://" + domain : console(Path);
    }
}
