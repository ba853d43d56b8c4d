// What the console's page of one bulletin shows.
using Muster.Core.Catalog;
using Muster.Core.StatusPage;
using Muster.Server.Web.Access;

namespace Muster.Server.StatusPage.Console;

public sealed record BulletinConsole(Bulletin Bulletin, Organisation Organisation, Caller Reader, DateTimeOffset Now, Typed Typed)
{
    public bool MayWrite => Reader.MayRespond;

    public string Url => $"{BulletinPages.Path}/{Bulletin.Id}";

    /// <summary>Its page for readers.</summary>
    public string PublicUrl => $"/status/incidents/{Bulletin.Id}";
}
