// The whole status site as files, for any object store.
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

public sealed class StatusExport(
    OrganisationReader organisations,
    IViewStore views,
    SiteRenderer renderer,
    PublicPlace place,
    TimeProvider clock
)
{
    private const string Index = "index.html";

    /// <summary>The page as the record has it now; null where there is none.</summary>
    public async Task<StatusPageView?> ViewAsync(CancellationToken cancel) =>
        await StatusPublisher.ReadAsync(await organisations.CurrentAsync(cancel), views, clock.GetUtcNow(), cancel);

    /// <summary>
    /// Writes every file of the site; each replaces its older self at once, so that whoever copies them meanwhile copies whole ones. Answers how many; null where there is
    /// no status page.
    /// </summary>
    /// <param name="address">Where readers will find it, without a slash at the end; null for the page's own.</param>
    public async Task<int?> WriteAsync(string directory, string? address, CancellationToken cancel)
    {
        if (await ViewAsync(cancel) is not { } view)
        {
            return null;
        }

        StatusEdition edition = new(
            view,
            renderer,
            StatusLogo.Of(view.Page, place.Directory),
            address ?? place.AddressOf(view.Page),
            asOf: null,
            takesForms: false
        );
        string first = view.Page.Languages[0];
        int written = 0;
        foreach (string path in edition.Paths)
        {
            byte[] bytes = (await edition.FindAsync(path))!.Bytes;
            await WriteAsync(Path.Combine(directory, FileOf(path)), bytes, cancel);
            written++;
            if (path == first || path.StartsWith(first + "/", StringComparison.Ordinal))
            {
                await WriteAsync(Path.Combine(directory, FileOf(path[first.Length..].TrimStart('/'))), bytes, cancel);
                written++;
            }
        }

        return written;
    }

    /// <summary>A page is the index of a folder, which every object store serves for it.</summary>
    private static string FileOf(string path) => Path.HasExtension(path) ? path : Path.Combine(path, Index);

    private static async Task WriteAsync(string file, byte[] bytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string part = file + ".part";
        await File.WriteAllBytesAsync(part, bytes, cancel);
        File.Move(part, file, overwrite: true);
    }
}
