// The status site that this node serves: the last edition that was made, from memory, and from a file when nothing else can be asked.
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Muster.Core.StatusPage;
using Muster.Engine.Projections;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

/// <summary>
/// What is published is kept in one file, which holds nothing but what readers may see; the database is not asked to answer them. Where the engine has not looked for a
/// minute, the pages say as of when they are. Safe for several threads.
/// </summary>
public sealed partial class StatusSite
{
    /// <summary>A page that is older than this says so.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(60);

    private readonly SiteRenderer _renderer;
    private readonly PublicPlace _place;
    private readonly TimeProvider _clock;
    private readonly ILogger<StatusSite> _logger;
    private readonly Lock _gate = new();

    private volatile StatusEdition? _edition;
    private volatile StatusEdition? _old;
    private DateTimeOffset? _heardAt;

    public StatusSite(SiteRenderer renderer, PublicPlace place, TimeProvider clock, ILogger<StatusSite> logger)
    {
        _renderer = renderer;
        _place = place;
        _clock = clock;
        _logger = logger;
        Put(Read());
    }

    /// <summary>The edition that readers get now; null where there is no status page.</summary>
    public StatusEdition? Current => _edition is { } edition ? (IsFresh ? edition : Old(edition)) : null;

    private bool IsFresh
    {
        get
        {
            lock (_gate)
            {
                return _heardAt is { } heard && _clock.GetUtcNow() - heard <= FreshFor;
            }
        }
    }

    /// <summary>Puts a new view in the place of the last; null takes the page away.</summary>
    public void Publish(StatusPageView? view)
    {
        Put(view);
        StillSo();
        Write(view);
    }

    /// <summary>The view that was published last is still what the record says.</summary>
    public void StillSo()
    {
        lock (_gate)
        {
            _heardAt = _clock.GetUtcNow();
        }
    }

    private void Put(StatusPageView? view)
    {
        _edition = view is null ? null : Edition(view, asOf: null);
        _old = null;
        _place.Domain = view?.Page.Domain;
    }

    /// <summary>The same page, which says how old it is; time passes for its promises all the same.</summary>
    private StatusEdition Old(StatusEdition edition)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        if (_old is not { } old || now >= old.View.NextTurnAt)
        {
            DateTimeOffset asOf;
            lock (_gate)
            {
                asOf = _heardAt ?? edition.View.At;
            }

            old = Edition(edition.View with { At = now }, asOf);
            _old = old;
        }

        return old;
    }

    private StatusEdition Edition(StatusPageView view, DateTimeOffset? asOf) =>
        new(view, _renderer, StatusLogo.Of(view.Page, _place.Directory), _place.AddressOf(view.Page), asOf, takesForms: true);

    private StatusPageView? Read()
    {
        try
        {
            return File.Exists(_place.File)
                ? JsonSerializer.Deserialize<StatusPageView>(File.ReadAllBytes(_place.File), ViewJson.Options)
                : null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException)
        {
            Log.Unreadable(_logger, _place.File, wrong.Message);
            return null;
        }
    }

    private void Write(StatusPageView? view)
    {
        try
        {
            if (view is null)
            {
                // To delete what is not there is nothing, but where its directory is missing it fails.
                if (File.Exists(_place.File))
                {
                    File.Delete(_place.File);
                }

                return;
            }

            Directory.CreateDirectory(_place.Directory);
            string part = _place.File + ".part";
            File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(view, ViewJson.Options));
            File.Move(part, _place.File, overwrite: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(_logger, _place.File, wrong.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The status page that was published last cannot be read from {File}: {Why} It is made anew as soon as the database answers."
        )]
        public static partial void Unreadable(ILogger logger, string file, string why);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The status page is served, but not kept in {File}: {Why} After a restart without the database an older one would be shown."
        )]
        public static partial void NotKept(ILogger logger, string file, string why);
    }
}
