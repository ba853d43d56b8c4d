// Declares an incident for whoever writes so in a chat, and says whom it paged.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Chat;

public sealed class ChatDeclaring(
    IncidentDeclarer declarer,
    OrganisationReader organisations,
    PagesOfIncident pages,
    PersonRights rights,
    PublicAddress address
)
{
    private const int PagesMax = 20;

    private const string Usage = "Write a severity and what is wrong, such as: declare sev2 checkout is down.";

    /// <summary>What is said to them. They take command, as whoever declares in the console does.</summary>
    /// <param name="words">A severity and a title. The incident is about a service where the title begins with its id.</param>
    public async Task<string> DeclareAsync(ChatAsker asker, string[] words, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(words);
        if (await rights.WhyNotDeclareAsync(asker.Person.Id, cancel) is { } no)
        {
            return no;
        }

        if (words is not [var level, var first, ..] || Severity(level) is not { } severity)
        {
            return "Nothing was declared. " + Usage;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        ServiceId? service = Slug.IsValid(first) && organisation.Service(new ServiceId(first)) is { } known ? known.Id : null;
        (Outcome outcome, IncidentId? declared) = await declarer.DeclareAsync(
            new(string.Join(' ', words[1..]), severity, service, ImpactStartedAt: null, Groups: []),
            Actor.Person(asker.Person.Id.Value),
            asker.Operation
        );
        return outcome switch
        {
            Outcome.Refused why => $"Nothing was declared. {why.Why.Message}",
            Outcome.Done when declared is { } id => await DeclaredAsync(organisation, id, severity),
            _ => $"This was declared before{(declared is { } before ? $", as {before}" : "")}; nothing was changed.",
        };
    }

    private async Task<string> DeclaredAsync(Organisation organisation, IncidentId id, Severity severity)
    {
        IReadOnlyList<PageRow> rings = await pages.LatestAsync(id, PagesMax, CancellationToken.None);
        string[] paged =
        [
            .. rings.SelectMany(page => page.Notified).Distinct().Select(person => organisation.Person(person)?.Name ?? person.Value),
        ];
        bool sleeps = paged.Length == 0 && rings.Count > 0;
        string whom =
            sleeps ? "Whoever is to be paged sleeps, and is paged when they wake."
            : paged.Length == 0 ? "Nobody was paged."
            : $"Paged: {string.Join(", ", paged)}.";
        return $"{id} is declared as {severity.Label()}, and you command it. {whom}\n{address.Of($"/incidents/{id}")}";
    }

    /// <summary>sev2, SEV-2 and 2 alike.</summary>
    private static Severity? Severity(string word)
    {
        string digit = word.ToUpperInvariant().Replace("SEV", "", StringComparison.Ordinal).TrimStart('-');
        return digit is [>= '1' and <= '4'] ? (Severity)(digit[0] - '0') : null;
    }
}
