// Everything that the page of one run shows, for one reader at one instant.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;

namespace Muster.Server.Runbooks.Pages;

public sealed record RunView(RunbookRun Run, Caller Reader, Func<Actor, string> NameOf, DateTimeOffset Now, string Rev)
{
    public string Url => $"/runs/{Run.Id}";

    public string LiveUrl => Url + "/live";

    public string Topics => TopicsOf(Run.Id);

    public bool MayWrite => Reader.MayRespond;

    /// <summary>Whether the reader asked for it, and so cannot be its second person.</summary>
    public bool IsRequester => Run.Requesters.Any(Reader.People.Contains);

    /// <summary>Whether its time is over, though no timer has said so yet.</summary>
    public bool IsExpired => Run.ExpiresAt <= Now;

    /// <summary>Whether the reader can be asked to approve it.</summary>
    public bool MayApprove => MayWrite && !IsExpired && Run.NeedsTwo && Run.Status is RunStatus.Previewed && !IsRequester;

    public bool MayBreakGlass => MayWrite && !IsExpired && Run.NeedsTwo && Run.Status is RunStatus.Previewed;

    /// <summary>Whether it can be started here: a command starts on the machine where it runs.</summary>
    public bool MayStart =>
        MayWrite
        && !IsExpired
        && Run.Content.Command is null
        && (Run.Status is RunStatus.Approved or RunStatus.GlassBroken || (Run.Status == RunStatus.Previewed && !Run.NeedsTwo));

    public static string TopicsOf(RunId id) => $"{Views.Run}:{id}";
}
