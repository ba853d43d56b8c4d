// What the console's list of bulletins shows.
using Muster.Core.Catalog;
using Muster.Core.StatusPage;
using Muster.Server.Web.Access;

namespace Muster.Server.StatusPage.Console;

/// <param name="Open">Newest first.</param>
/// <param name="Past">Over, or off the page; newest first.</param>
public sealed record BulletinList(Organisation Organisation, Bulletin[] Open, Bulletin[] Past, Caller Reader);
