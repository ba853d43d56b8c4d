// A silence or a maintenance window as the API takes it.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Server.Alerts.Api;

/// <param name="EndsAt">When it ends; within 90 days of its begin.</param>
/// <param name="Reason">Why, for those who wonder at the quiet.</param>
/// <param name="Matchers">Such as <c>job="api"</c> or <c>region=~"eu.*"</c>; all must hold. May be left out where services are named.</param>
/// <param name="Services">The ids of services: it holds for the alerts that are routed to one of them.</param>
/// <param name="StartsAt">Now when it is left out.</param>
/// <param name="Owner">Who answers for it: the id of a person; the caller when it is left out.</param>
/// <param name="Weeks">How many weeks it comes again, 1 to 26; 1 when it is left out. Each is a silence of its own.</param>
/// <param name="Zone">The IANA zone whose clock the weeks keep; the owner's when it is left out.</param>
public sealed record SilenceBody(
    DateTimeOffset EndsAt,
    string Reason,
    ImmutableArray<string>? Matchers = null,
    ImmutableArray<string>? Services = null,
    DateTimeOffset? StartsAt = null,
    string? Owner = null,
    int? Weeks = null,
    string? Zone = null
)
{
    /// <summary>The silences that it asks for, at least one; empty with every mistake that the rules of silences do not know.</summary>
    /// <param name="by">Who asks; owns it unless another is named.</param>
    public ImmutableArray<SilenceDraft> Drafts(string by, Organisation organisation, DateTimeOffset now, FieldErrors mistakes)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(mistakes);
        List<Matcher> matchers = [];

        // Of matchers that cannot be read nothing more can be said.
        bool isUnread = false;
        foreach ((string text, int place) in (Matchers ?? []).Select((text, place) => (text, place)))
        {
            ParsedMatchers parsed = MatcherParser.Parse(text);
            isUnread |= parsed.Error is not null;
            mistakes.When(parsed.Error is not null, $"matchers[{place}]", parsed.Error ?? "");
            matchers.AddRange(parsed.Matchers);
        }

        foreach ((string id, int place) in (Services ?? []).Select((id, place) => (id, place)))
        {
            isUnread |= !organisation.Services.ContainsKey(id);
            mistakes.When(!organisation.Services.ContainsKey(id), $"services[{place}]", $"There is no service '{id}'.");
        }

        if (Services is { IsDefaultOrEmpty: false } services && !isUnread)
        {
            matchers.Add(MetaLabels.OfServices([.. services.Select(ServiceId.Parse)]));
        }

        string owner = Owner ?? by;
        mistakes.When(Owner is not null && !organisation.People.ContainsKey(Owner), "owner", $"There is no person '{Owner}'.");
        int weeks = Weeks ?? 1;
        mistakes.When(weeks is < 1 or > SilenceDefaults.WeeksMax, "weeks", $"Use 1 to {SilenceDefaults.WeeksMax} weeks.");
        string zone = Zone ?? organisation.People.GetValueOrDefault(owner)?.Zone ?? "Etc/UTC";
        mistakes.When(!ScheduleRules.IsKnownZone(zone), "zone", $"'{zone}' is no IANA time zone; use a name such as Europe/Prague.");
        SilenceDraft first = new([.. matchers], StartsAt, EndsAt, owner, Reason);
        foreach (FieldError mistake in SilenceRules.Check(first, now).Where(one => one.Field != "matchers" || !isUnread))
        {
            mistakes.When(
                true,
                mistake.Field == "comment" ? "reason"
                    : mistake.Field == "createdBy" ? "owner"
                    : mistake.Field,
                mistake.Message
            );
        }

        return mistakes.Any ? [] : SilenceSeries.Weekly(first, weeks, zone, now);
    }
}
