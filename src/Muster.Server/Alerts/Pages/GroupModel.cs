// What the page of one alert group shows, for one reader at one instant.
using Muster.Core.Alerts;
using Muster.Core.Paging;
using Muster.Server.Web.Access;

namespace Muster.Server.Alerts.Pages;

public sealed record GroupModel(GroupRecord Record, Caller Reader, string Rev)
{
    /// <summary>What was posted and refused; null when nothing was.</summary>
    public SilenceForm? Silence { get; init; }

    public AlertGroup Group => Record.Group;

    public string Topics => TopicsOf(Group.Id.Value);

    public string Url => "/alerts/" + Group.Id;

    /// <summary>Whether this reader can answer the page: one that rings, or that nobody answered.</summary>
    public bool MayAcknowledge =>
        Reader is { MayRespond: true, Person: not null } && Record.Page is { Status: PageStatus.Active or PageStatus.Exhausted };

    /// <summary>The form as it is first shown: the labels that the alerts of the group share, for two hours.</summary>
    public SilenceForm FreshSilence() =>
        SilenceForm.For(Group.Labels.Count > 0 || Record.Alerts.IsEmpty ? Group.Labels : Record.Alerts[0].Labels);

    /// <summary>All pages rather than the group's own: it may be yet to start.</summary>
    public static string TopicsOf(string group) => $"group:{group},page";
}
