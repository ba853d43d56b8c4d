// The desired organisation as it is judged and stored: clean texts, UTC times, no missing lists.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Core.Catalog;

internal static class OrganisationCleaning
{
    public static Organisation Clean(Organisation wanted) =>
        wanted with
        {
            Name = Name(wanted.Name),
            People = Each(wanted.People, Clean),
            Teams = Each(
                wanted.Teams,
                team => team with { Name = Name(team.Name), Members = List(team.Members), Rooms = Rooms(team.Rooms) }
            ),
            Services = Each(
                wanted.Services,
                service =>
                    service with
                    {
                        Name = Name(service.Name),
                        Description = EdgeText.Clean(service.Description ?? "", EdgeLimits.DetailsBytes),
                        Rooms = Rooms(service.Rooms),
                        DependsOn = service.DependsOn is { IsDefaultOrEmpty: false } needed ? needed : null,
                        Mitigations = service.Mitigations is { IsDefaultOrEmpty: false } declared ? [.. declared.Select(Clean)] : null,
                        Canary = service.Canary is { } canary ? canary with { Tell = List(canary.Tell) } : null,
                    }
            ),
            Schedules = Each(wanted.Schedules, Clean),
            EscalationPolicies = Each(wanted.EscalationPolicies, Clean),
            Routes = [.. List(wanted.Routes).Select(Clean)],
            IntakeTemplates = Each(wanted.IntakeTemplates, Clean),
            Heartbeats = Each(
                wanted.Heartbeats,
                one => one with { Description = EdgeText.Clean(one.Description ?? "", EdgeLimits.DetailsBytes) }
            ),
            Senders = Each(wanted.Senders, Clean),
            Trackers = Each(
                wanted.Trackers,
                one =>
                    one with
                    {
                        Url = Text(one.Url).TrimEnd('/'),
                        Project = Name(one.Project).Trim('/'),
                        Secret = Name(one.Secret),
                        User = one.User is { } user ? Name(user) : null,
                        IssueType = one.IssueType is { } type ? Name(type) : null,
                    }
            ),
            Stakeholders = Each(
                wanted.Stakeholders,
                one =>
                    one with
                    {
                        Name = Name(one.Name),
                        Way = one.Way with { Address = Name(one.Way.Address) },
                        Severities = List(one.Severities),
                        Services = List(one.Services),
                    }
            ),
            Components = Each(wanted.Components, Clean),
            StatusPage = wanted.StatusPage is { } page ? Clean(page) : null,
            Inhibitions = [.. List(wanted.Inhibitions).Select(Clean)],
            ResponsePolicies = wanted.ResponsePolicies.ToImmutableSortedDictionary(
                pair => pair.Key,
                pair =>
                    pair.Value with
                    {
                        RequiredRoles = List(pair.Value.RequiredRoles),
                        Examples = pair.Value.Examples is { } examples ? [.. List(examples).Select(Text)] : null,
                    }
            ),
        };

    private static Person Clean(Person person) =>
        person with
        {
            Name = Name(person.Name),
            Email = Name(person.Email),
            Phone = string.IsNullOrWhiteSpace(person.Phone) ? null : Name(person.Phone),
            Contacts = [.. List(person.Contacts).Select(Clean)],
            Notify = person.Notify is { } rules ? rules with { High = List(rules.High), Low = List(rules.Low) } : null,
        };

    private static ContactMethod Clean(ContactMethod method) => new(Name(method.Channel), Text(method.Address));

    private static DeclaredMitigation Clean(DeclaredMitigation one) =>
        one with
        {
            Id = Name(one.Id),
            Title = Name(one.Title),
            Price = Name(one.Price),
            Who = List(one.Who),
            Runbook = OrNone(one.Runbook),
        };

    /// <summary>No rooms are said in one way.</summary>
    private static ImmutableArray<ContactMethod>? Rooms(ImmutableArray<ContactMethod>? rooms) =>
        rooms is { IsDefaultOrEmpty: false } some ? [.. some.Select(Clean)] : null;

    private static Schedule Clean(Schedule schedule) =>
        schedule with
        {
            Name = Name(schedule.Name),
            Rotations = [.. List(schedule.Rotations).Select(Clean)],
            Overrides =
            [
                .. List(schedule.Overrides)
                    .Select(one =>
                        one with
                        {
                            Start = one.Start.ToUniversalTime(),
                            End = one.End.ToUniversalTime(),
                            Rotation = one.Rotation is null ? null : Name(one.Rotation),
                        }
                    ),
            ],
        };

    private static Rotation Clean(Rotation rotation) =>
        rotation with
        {
            Name = Name(rotation.Name),
            Members = List(rotation.Members),
            Zone = rotation.Zone is null ? null : Name(rotation.Zone),
            Restrictions = rotation.Restrictions is not { IsDefaultOrEmpty: false } restrictions
                ? null
                : [.. restrictions.Select(one => one with { Days = List(one.Days) })],
        };

    private static EscalationPolicy Clean(EscalationPolicy policy) =>
        policy with
        {
            Name = Name(policy.Name),
            Steps = [.. List(policy.Steps).Select(step => step with { Targets = List(step.Targets) })],
            LastResort = policy.LastResort is { } last ? List(last) : null,
        };

    private static Route Clean(Route route) =>
        route with
        {
            Matchers = Clean(route.Matchers),
            GroupBy = [.. List(route.GroupBy).Select(Name)],
            Heartbeat = route.Heartbeat is { } heartbeat ? Name(heartbeat) : null,
        };

    private static InhibitionRule Clean(InhibitionRule rule) =>
        new(
            Clean(rule.Source),
            Clean(rule.Target),
            [.. List(rule.Equal).Select(Name)],
            EdgeText.Clean(rule.Reason ?? "", EdgeLimits.TitleBytes)
        );

    private static ImmutableArray<Matcher> Clean(ImmutableArray<Matcher> matchers) =>
        [.. List(matchers).Select(matcher => matcher with { Name = Name(matcher.Name), Value = Text(matcher.Value) })];

    private static IntakeTemplate Clean(IntakeTemplate template) =>
        template with
        {
            Each = template.Each is { } each ? Text(each) : null,
            Title = Clean(template.Title),
            Status = Clean(template.Status),
            Severity = Clean(template.Severity),
            Service = Clean(template.Service),
            DedupKey = Clean(template.DedupKey),
            StartsAt = Clean(template.StartsAt),
            Link = Clean(template.Link),
            Labels = Each(template.Labels, value => Clean(value)!),
            Annotations = Each(template.Annotations, value => Clean(value)!),
        };

    private static HttpSender Clean(HttpSender sender) =>
        sender with
        {
            Method = Name(sender.Method),
            Url = Text(sender.Url),
            // The last counts of two that are one name when they are clean.
            Headers = sender.Headers.Aggregate(
                ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal),
                (all, header) => all.SetItem(Name(header.Key), Text(header.Value))
            ),
            Body = EdgeText.Clean(sender.Body ?? "", EdgeLimits.DetailsBytes),
            Expect = sender.Expect is { } expect ? Text(expect) : null,
        };

    private static Component Clean(Component component) =>
        component with
        {
            Name = Name(component.Name),
            Description = Name(component.Description),
            Group = Name(component.Group),
            Services = List(component.Services),
        };

    private static StatusPageSettings Clean(StatusPageSettings page) =>
        page with
        {
            Name = Name(page.Name),
            Languages = [.. List(page.Languages).Select(Name)],
            Domain = OrNone(page.Domain),
            Home = OrNone(page.Home),
            // Not cut: a picture that is too large is refused.
            Logo = string.IsNullOrWhiteSpace(page.Logo) ? null : page.Logo.Trim(),
            Colour = OrNone(page.Colour),
            DarkColour = OrNone(page.DarkColour),
        };

    private static string? OrNone(string? text) => string.IsNullOrWhiteSpace(text) ? null : Name(text);

    private static TemplateValue? Clean(TemplateValue? value) =>
        value is null
            ? null
            : value with
            {
                From = [.. List(value.From).Select(Text)],
                // The last counts of two that are one word when they are clean.
                Map = value.Map.Aggregate(
                    ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal),
                    (map, pair) => map.SetItem(Text(pair.Key), Text(pair.Value))
                ),
                Otherwise = value.Otherwise is { } otherwise ? Text(otherwise) : null,
            };

    private static string Name(string? text) => EdgeText.Line(text ?? "", EdgeLimits.NameBytes);

    private static string Text(string? text) => EdgeText.Clean(text ?? "", EdgeLimits.LabelValueBytes);

    private static ImmutableArray<T> List<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;

    private static ImmutableSortedDictionary<string, T> Each<T>(ImmutableSortedDictionary<string, T> map, Func<T, T> clean) =>
        map.ToImmutableSortedDictionary(pair => pair.Key, pair => clean(pair.Value), StringComparer.Ordinal);
}
