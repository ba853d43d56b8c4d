// Which rule answers which command of an incident, and which commands a phase refuses altogether.
using System.Diagnostics;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentCommand;

namespace Muster.Core.Incidents;

internal static class IncidentDecider
{
    public static Decision<IncidentEvent> Decide(Incident incident, IncidentCommand command) =>
        command is Declare declare ? DeclarationRules.Declare(incident, declare)
        : RefusalOfPhase(incident, command) is { } refusal ? refusal
        : DecideOpen(incident, command);

    /// <summary>What the phase refuses, whatever the command says.</summary>
    private static Rejection? RefusalOfPhase(Incident incident, IncidentCommand command) =>
        command switch
        {
            _ when !incident.Exists => IncidentRejections.NotFound,
            // A timer or a page that comes too late is no error; and what should never have been written must be removable for ever.
            Acknowledge
            or ChaseTask
            or ChaseUpdate
            or RemindOfUpdate
            or ChaseResolution
            or ChaseAsk
            or RemoveEntry
            or RestoreEntry
            or Reopen
            or MarkReviewed => null,
            _ when incident.Phase == Phase.Reviewed => IncidentRejections.Closed(incident),
            AssignRole
            or OfferCommand
            or AcceptCommand
            or DeclineCommand
            or AskForCommand
            or AssignTask
            or ChooseMitigation
            or Mitigate
            or LinkAlertGroup when incident.Phase == Phase.Resolved => IncidentRejections.Resolved(incident),
            _ => null,
        };

    private static Decision<IncidentEvent> DecideOpen(Incident incident, IncidentCommand command) =>
        command switch
        {
            Acknowledge c => CommandRules.Acknowledge(incident, c),
            AssignRole c => CommandRules.AssignRole(incident, c),
            ReleaseRole c => CommandRules.ReleaseRole(incident, c),
            OfferCommand c => HandOverRules.Offer(incident, c),
            AcceptCommand c => HandOverRules.Accept(incident, c),
            DeclineCommand c => HandOverRules.Decline(incident, c),
            AskForCommand c => AskRules.Ask(incident, c),
            ChaseAsk c => AskRules.Chase(incident, c),
            LinkAlertGroup c => DeclarationRules.LinkAlertGroup(incident, c),
            ChangeSeverity c => DeclarationRules.ChangeSeverity(incident, c),
            Retitle c => DeclarationRules.Retitle(incident, c),
            SetImpactStart c => DeclarationRules.SetImpactStart(incident, c),
            Note c => NoteRules.Note(incident, c),
            RemoveEntry c => NoteRules.Remove(incident, c),
            RestoreEntry c => NoteRules.Restore(incident, c),
            AssignTask c => TaskRules.Assign(incident, c),
            FinishTask c => TaskRules.Finish(incident, c),
            CancelTask c => TaskRules.Cancel(incident, c),
            ChaseTask c => TaskRules.Chase(incident, c),
            ChooseMitigation c => MitigationRules.Choose(incident, c),
            MarkChange c => ChangeRules.Mark(incident, c),
            ReportMitigation c => MitigationRules.Report(incident, c),
            Mitigate c => MitigationRules.Mitigate(incident, c),
            PublishStatement c => StatementRules.Publish(incident, c),
            DraftStatement c => DraftRules.Draft(incident, c),
            LookAtDraft c => DraftRules.Look(incident, c),
            WithdrawDraft c => DraftRules.Withdraw(incident, c),
            RestoreDraft c => DraftRules.Restore(incident, c),
            PublishDraft c => DraftRules.Publish(incident, c),
            ChaseUpdate c => StatementRules.Chase(incident, c),
            RemindOfUpdate c => StatementRules.Remind(incident, c),
            ChaseResolution c => ClosingRules.Chase(incident, c),
            HearCustomers c => CustomerRules.Hear(incident, c),
            NotePublished c => new IncidentEvent.BulletinPublished(c.Bulletin, c.Title, c.By, c.At),
            NoteWithdrawn c => new IncidentEvent.BulletinWithdrawn(c.Bulletin, c.Reason, c.By, c.At),
            TellRun c => new IncidentEvent.RunTold(c.Run, c.Title, c.Text, c.IsWarning, c.By, c.At),
            BreakGlass c => new IncidentEvent.GlassBroken(c.Run, c.Title, c.Person, c.Reason, c.By, c.At),
            Resolve c => ClosingRules.Resolve(incident, c),
            Reopen c => ClosingRules.Reopen(incident, c),
            MarkReviewed c => ClosingRules.MarkReviewed(incident, c),
            _ => throw new UnreachableException($"No rule answers {command.GetType().Name}."),
        };
}
