// The status site as it stands at one instant: each of its files is made when it is first asked for, and then kept.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Muster.Core.StatusPage;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

/// <summary>Asks no database and no clock. Safe for several threads.</summary>
/// <param name="address">Scheme, host and path that readers know, without a slash at the end.</param>
/// <param name="asOf">Set where nobody can say whether it is still so: the instant for which it was.</param>
/// <param name="takesForms">False for a copy, where nobody answers a form.</param>
public sealed class StatusEdition(
    StatusPageView view,
    SiteRenderer renderer,
    StatusLogo? logo,
    string address,
    DateTimeOffset? asOf,
    bool takesForms
)
{
    private const string Html = "text/html; charset=utf-8";
    private const string Svg = "image/svg+xml";

    private readonly ConcurrentDictionary<string, Lazy<Task<StatusFile>>> _files = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, Func<Task<StatusFile>>> _makers = Makers(
        view,
        renderer,
        logo,
        address,
        asOf,
        takesForms
    );

    public StatusPageView View => view;

    public string Address => address;

    /// <summary>Every path of the site, without a slash at either end; the pages without their language first come as the one of the default.</summary>
    public IEnumerable<string> Paths => _makers.Keys;

    /// <summary>Whether a path is what pages look like and says nothing: the style sheet, the logo.</summary>
    public bool IsLook(string path) => path == StatusSheet.NameOf(view.Page) || path == logo?.Name;

    /// <summary>The file at a path, in the language that is wanted where the path names none; null where there is none.</summary>
    /// <param name="path">Without a slash at either end.</param>
    /// <param name="wanted">The header Accept-Language; null for the default.</param>
    public async ValueTask<(StatusFile File, bool Negotiated)?> FindAsync(string path, string? wanted)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (await FindAsync(path) is { } file)
        {
            return (file, false);
        }

        string language = Languages.Choose(wanted, view.Page.Languages);
        return await FindAsync(path.Length == 0 ? language : $"{language}/{path}") is { } said ? (said, true) : null;
    }

    public async ValueTask<StatusFile?> FindAsync(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (_files.TryGetValue(path, out Lazy<Task<StatusFile>>? made))
        {
            return await made.Value;
        }

        return _makers.TryGetValue(path, out Func<Task<StatusFile>>? maker)
            ? await _files.GetOrAdd(path, _ => new(maker, LazyThreadSafetyMode.ExecutionAndPublication)).Value
            : null;
    }

    private static ImmutableSortedDictionary<string, Func<Task<StatusFile>>> Makers(
        StatusPageView view,
        SiteRenderer renderer,
        StatusLogo? logo,
        string address,
        DateTimeOffset? asOf,
        bool takesForms
    )
    {
        var makers = ImmutableSortedDictionary.CreateBuilder<string, Func<Task<StatusFile>>>(StringComparer.Ordinal);
        StatusFile sheet = StatusFile.Of("text/css; charset=utf-8", StatusSheet.Of(view.Page));
        string sheetName = StatusSheet.NameOf(view.Page);
        makers[sheetName] = () => Task.FromResult(sheet);
        if (logo is not null)
        {
            makers[logo.Name] = () => Task.FromResult(StatusFile.Of(logo.ContentType, logo.Bytes, compress: logo.ContentType == Svg));
        }

        Machines(makers, view, address);
        string root = new Uri(address).AbsolutePath.TrimEnd('/');
        foreach (StatusWords words in view.Page.Languages.Select(StatusWords.Of))
        {
            PublicLook look = new(view.Page, words, root, sheetName, logo?.Name) { TakesForms = takesForms };
            SitePage At(string path) => new(view, look, path, asOf);

            makers[words.Code] = () => PageAsync<IndexPage>(renderer, At(""));
            makers[$"{words.Code}/history"] = () => PageAsync<HistoryPage>(renderer, At("history/"), ("Month", StatusHistory.Newest(view)));
            foreach (DateOnly month in StatusHistory.Months(view))
            {
                string path = "history/" + month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
                makers[$"{words.Code}/{path}"] = () => PageAsync<HistoryPage>(renderer, At(path + "/"), ("Month", month));
            }

            foreach (BulletinView bulletin in view.Bulletins)
            {
                string path = $"incidents/{bulletin.Id}";
                makers[$"{words.Code}/{path}"] = () => PageAsync<BulletinPage>(renderer, At(path + "/"), ("Bulletin", bulletin));
            }
        }

        return makers.ToImmutable();
    }

    /// <summary>What programs read.</summary>
    private static void Machines(
        ImmutableSortedDictionary<string, Func<Task<StatusFile>>>.Builder makers,
        StatusPageView view,
        string address
    )
    {
        StatusWords words = StatusWords.Of(view.Page.Languages[0]);
        StatusFeeds feeds = new(view, address);
        Add(StatusFeeds.Atom, "application/atom+xml; charset=utf-8", feeds.AtomText);
        Add(StatusFeeds.Json, "application/feed+json; charset=utf-8", feeds.JsonText);
        Add("icon.svg", Svg, () => StatusBadges.Icon(view));
        Add("badge.svg", Svg, () => StatusBadges.OfAll(view, words));
        foreach (ComponentView component in view.Components)
        {
            Add($"badge/{component.Id}.svg", Svg, () => StatusBadges.Of(component, words));
        }

        foreach ((string path, Func<string> text) in new StatuspageJson(view, address).Files)
        {
            Add(path, "application/json; charset=utf-8", text);
        }

        void Add(string path, string contentType, Func<string> text) =>
            makers[path] = () => Task.FromResult(StatusFile.Of(contentType, text()));
    }

    private static async Task<StatusFile> PageAsync<TPage>(SiteRenderer renderer, SitePage page, params (string Name, object Value)[] more)
        where TPage : SiteComponent
    {
        Dictionary<string, object?> parameters = more.ToDictionary(one => one.Name, one => (object?)one.Value, StringComparer.Ordinal);
        parameters[nameof(SiteComponent.Page)] = page;
        return StatusFile.Of(Html, Encoding.UTF8.GetBytes(await renderer.RenderAsync<TPage>(parameters)), compress: true);
    }
}
