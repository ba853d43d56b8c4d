// Where the status page stands: its address for readers, and the files beside the database.
using Muster.Core.Catalog;

namespace Muster.Server.Web.Public;

/// <param name="dataDirectory">An absolute path.</param>
/// <param name="console">The full address of a path of the console.</param>
public sealed class PublicPlace(string dataDirectory, Func<string, string> console)
{
    /// <summary>Where it stands on the console's own host.</summary>
    public const string Path = "/status";

    private volatile string? _domain;

    public string Directory { get; } = System.IO.Path.Combine(dataDirectory, "status");

    public string File => System.IO.Path.Combine(Directory, "published.json");

    /// <summary>The host of its own that this node serves; null for none.</summary>
    public string? Domain
    {
        get => _domain;
        set => _domain = value;
    }

    /// <summary>Without a slash at the end. Made of settings alone: no reader can change it.</summary>
    public string AddressOf(StatusPageSettings page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return AddressOn(page.Domain);
    }

    /// <summary>The full address of a path of the page as it is served now, such as <c>/incidents/B-3</c>.</summary>
    public string Of(string path) => AddressOn(Domain) + path;

    private string AddressOn(string? domain) => domain is null ? console(Path) : "https://" + domain;
}
