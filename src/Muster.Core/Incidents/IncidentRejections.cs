// Why an incident refuses a command: the stable codes, and sentences that say what to do instead.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary>Every refusal of an incident. The codes are stable: scripts, tests and the API rely on them.</summary>
internal static class IncidentRejections
{
    /// <summary>The code of every refusal that lists mistakes in the input.</summary>
    public const string InvalidCode = "incident.invalid";

    public static readonly Rejection NotFound = Rejection.NotFound(
        "incident.not_found",
        "There is no such incident. Look at the list of incidents for its number."
    );

    public static Rejection AlreadyDeclared(Incident incident) =>
        new("incident.already_declared", $"{incident.Id} is declared already. Declare a new incident for something else.");

    public static Rejection Closed(Incident incident) =>
        new("incident.closed", $"{incident.Id} was reviewed and is closed; nothing was changed. Reopen it if it is not over.");

    public static Rejection Resolved(Incident incident) =>
        new("incident.resolved", $"{incident.Id} is resolved; nothing was changed. Reopen it if it is not over, or add a note.");

    public static Rejection NotAcknowledged(Incident incident) =>
        new("incident.not_acknowledged", $"Nobody commands {incident.Id} yet. Acknowledge it first, then mitigate.");

    public static Rejection NotMitigated(Incident incident) =>
        new(
            "incident.not_mitigated",
            $"{incident.Id} cannot be resolved before it is known when the impact stopped. "
                + "Record the mitigation with that time first, then resolve."
        );

    public static Rejection NotResolved(Incident incident) =>
        new("incident.not_resolved", $"{incident.Id} is not resolved. Resolve it before its review is closed.");

    public static Rejection CommandHeld(Incident incident) =>
        new(
            "incident.command_held",
            $"{incident.Id} has an Incident Commander, and nobody else took command. "
                + "Command moves by hand-over: ask the commander for it; it passes when they agree, or when they do not answer within "
                + $"{IncidentLimits.CommandAskWait.TotalMinutes:0} minutes."
        );

    public static Rejection CommandNeeded(Incident incident) =>
        new(
            "incident.command_needed",
            $"{incident.Id} needs a commander until it is resolved, so the role was kept. Offer command to somebody; it moves when they accept."
        );

    public static Rejection NoCommander(Incident incident) =>
        new(
            "incident.no_commander",
            $"Nobody commands {incident.Id}, so there is nothing to hand over. Assign the Incident Commander instead."
        );

    public static readonly Rejection NotCommander = Rejection.Forbidden(
        "incident.not_commander",
        "Only the Incident Commander can offer command; nothing was changed. Ask for command: it passes when they agree or do not answer."
    );

    public static readonly Rejection OfferToCommander = Rejection.Invalid(
        "incident.offer_to_commander",
        "This person has command already. Offer it to somebody else."
    );

    public static readonly Rejection AskedByCommander = Rejection.Invalid(
        "incident.asked_by_commander",
        "This person has command already; nothing was changed."
    );

    public static readonly Rejection AskPending = new(
        "incident.ask_pending",
        "Somebody else has asked for command, and the commander has not answered yet. Wait for the answer, or let them withdraw."
    );

    public static readonly Rejection NoOffer = new(
        "incident.no_offer",
        "No offer of command waits for an answer: it was answered, withdrawn or replaced. Look at the timeline, and ask for it again."
    );

    public static readonly Rejection NotOfferedToYou = Rejection.Forbidden(
        "incident.not_offered_to_you",
        "Command was offered to somebody else, and only they can answer. Nothing was changed."
    );

    public static readonly Rejection NotYours = Rejection.Forbidden(
        "incident.not_yours",
        "A person speaks for themselves; nothing was changed. To name somebody else, assign them a role."
    );

    public static readonly Rejection HandsOff = new(
        "incident.commander_hands_off",
        "In a SEV-1 the Incident Commander does not touch the keyboard: Operations and mitigations go to somebody else. "
            + "Choose another person, or hand command over first."
    );

    public static readonly Rejection NoSuchTask = Rejection.NotFound("incident.no_such_task", "The incident has no such task.");

    public static readonly Rejection TaskClosed = new(
        "incident.task_closed",
        "The task is closed in another way already, and stays so. Assign a new task if more is to do."
    );

    public static readonly Rejection NoSuchMitigation = Rejection.NotFound(
        "incident.no_such_mitigation",
        "The incident has no such mitigation. Choose one first, then report how it went."
    );

    public static readonly Rejection NoSuchDraft = Rejection.NotFound("incident.no_such_draft", "The incident has no such draft.");

    public static readonly Rejection DraftClosed = new(
        "incident.draft_closed",
        "This draft was published or withdrawn, and stays as it is. Write a new statement; what is published is corrected by a newer one."
    );

    public static readonly Rejection LookByAuthor = Rejection.Forbidden(
        "incident.look_by_author",
        "A second pair of eyes is another person's than the author's; nothing was changed. Ask somebody else to look at the draft."
    );

    public static readonly Rejection SecondLookNeeded = new(
        "incident.second_look_needed",
        "A statement for the public needs a second pair of eyes at this severity, so it was not published. "
            + "Save it as a draft, and let somebody else say that it looks right."
    );

    public static readonly Rejection ChangeAsked = new(
        "incident.change_asked",
        "Whoever looked at the draft asked for a change, so it was not published. Change it, and let somebody look at it again."
    );

    public static readonly Rejection NoSuchEntry = Rejection.NotFound(
        "incident.no_such_entry",
        "There is no such line that a person wrote. What Muster itself recorded cannot be removed."
    );

    public static Rejection TooMany(string what, int max) =>
        new("incident.too_many", $"The incident has {max} {what}, and no more fit. Nothing was lost; this one was not kept.");

    public static Rejection Invalid(FieldErrors errors) =>
        errors.Refuse(InvalidCode, "Nothing was changed, because the input is not right.");
}
