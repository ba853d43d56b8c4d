// What the organisation answers to each command.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

public sealed partial record Organisation : IDecider<Organisation, OrganisationCommand, OrganisationEvent>
{
    /// <summary>There is one organisation: the key of its stream.</summary>
    public const string StreamKey = "main";

    public static string Category => "organisation";

    public static Organisation Initial => Empty;

    /// <summary>An organisation is never wrong: whatever would leave a dangling reference, or anything that cannot be executed, is refused whole.</summary>
    public static Decision<OrganisationEvent> Decide(Organisation state, OrganisationCommand command)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            OrganisationCommand.Put put => state.Put(put),
            OrganisationCommand.Retire retire => state.Retire(retire),
            OrganisationCommand.Restore restore => state.Restore(restore),
            _ => throw new UnreachableException($"An organisation does not know {command}."),
        };
    }

    private Decision<OrganisationEvent> Put(OrganisationCommand.Put put)
    {
        ImmutableArray<FieldError> misnamed = [.. OrganisationRules.CheckIds(put.Desired)];
        if (!misnamed.IsEmpty)
        {
            return Wrong(misnamed);
        }

        OrganisationPlan plan = OrganisationPlan.Of(this, put);
        if (plan.IsEmpty)
        {
            return new Reason("organisation.unchanged", "The organisation already says this.");
        }

        ImmutableArray<FieldError> mistakes = [.. OrganisationRules.Check(plan.Result)];
        if (!plan.Retired.IsEmpty && string.IsNullOrWhiteSpace(put.Reason))
        {
            mistakes = mistakes.Add(new("reason", $"{plan.Retired.Length} definitions would be retired: say why."));
        }

        return mistakes.IsEmpty ? new Decision<OrganisationEvent>.Accepted(plan.Events) : Wrong(mistakes);
    }

    private Decision<OrganisationEvent> Retire(OrganisationCommand.Retire retire)
    {
        if (Retired.Contains(retire.Kind, retire.Id))
        {
            return new Reason("organisation.already_retired", $"The {retire.Kind.Words()} '{retire.Id}' is already out of use.");
        }

        if (!Contains(retire.Kind, retire.Id))
        {
            return Unknown(retire.Kind, retire.Id);
        }

        if (string.IsNullOrWhiteSpace(retire.Reason))
        {
            return Rejection.Invalid(
                "organisation.invalid",
                "Nothing was retired: say why.",
                [new("reason", "Say why it goes out of use.")]
            );
        }

        ImmutableArray<string> referrers = [.. OrganisationReferences.To(this, retire.Kind, retire.Id)];
        return referrers.IsEmpty
            ? new OrganisationEvent.Retired(
                retire.Kind,
                retire.Id,
                EdgeText.Clean(retire.Reason, EdgeLimits.DetailsBytes),
                retire.By,
                retire.At
            )
            : new Rejection(
                "organisation.referenced",
                $"The {retire.Kind.Words()} '{retire.Id}' stays in use, because others name it: {string.Join(", ", referrers)}. Change those first."
            );
    }

    private Decision<OrganisationEvent> Restore(OrganisationCommand.Restore restore)
    {
        if (Contains(restore.Kind, restore.Id))
        {
            return new Reason("organisation.in_use", $"The {restore.Kind.Words()} '{restore.Id}' is in use.");
        }

        if (!Retired.Contains(restore.Kind, restore.Id))
        {
            return Unknown(restore.Kind, restore.Id);
        }

        OrganisationEvent.Restored restored = new(restore.Kind, restore.Id, restore.By, restore.At);
        ImmutableArray<FieldError> mistakes = [.. OrganisationRules.Check(Evolve(this, restored))];
        return mistakes.IsEmpty ? restored : Wrong(mistakes);
    }

    private static Rejection Unknown(DefinitionKind kind, string id) =>
        Rejection.NotFound("organisation.unknown", $"There is no {kind.Words()} '{id}'. Nothing was changed.");

    private static Rejection Wrong(ImmutableArray<FieldError> mistakes) =>
        Rejection.Invalid(
            "organisation.invalid",
            $"Nothing was changed, because of {mistakes.Length} {(mistakes.Length == 1 ? "mistake" : "mistakes")}.",
            mistakes
        );
}
