// Whom a statement is for, what it corrects, what the public may read, and how drafts are looked at.
using System.Collections.Immutable;
using Muster.Core.Communications;
using Muster.Core.Communications.Lint;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Incidents.IncidentCommand;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class StatementRulesTests
{
    [Fact]
    public void Colleagues_read_each_statement_and_the_public_only_where_somebody_says_so()
    {
        var incident = WithBen();
        Assert.Equal([Audience.Internal, Audience.Executive], Published(incident, Publish("s1", 5, 20)).Audiences);
        PublishStatement open = ForPublic(Publish("s2", 6, 20)) with { Override = [.. Rules] };
        Assert.Equal([Audience.Internal, Audience.Public], Published(incident, open).Audiences);
    }

    [Fact]
    public void A_correction_names_an_earlier_statement_of_the_same_incident()
    {
        var incident = WithBen();
        incident.When(Publish("s1", 5, 20));
        PublishStatement correction = Publish("s2", 6, 20);
        correction = correction with { Statement = correction.Statement with { Corrects = "s1" } };
        Assert.Equal("s1", Published(incident, correction).Corrects);
        Assert.Equal(At(5), incident.State.Statements[^1].CorrectsAt);

        PublishStatement lost = correction with { Statement = correction.Statement with { Id = "s3", Corrects = "s9" } };
        Assert.Equal("corrects", Assert.Single(incident.ThenRejected(lost).Errors).Field);
    }

    [Fact]
    public void What_the_linter_marks_for_the_public_is_refused_until_somebody_answers_for_it_by_name()
    {
        var incident = WithBen();
        PublishStatement guess = ForPublic(Guess("s1"));
        Rejection refusal = incident.ThenRejected(guess);
        Assert.Equal("incident.statement_findings", refusal.Code);
        Assert.Contains(refusal.Errors, error => error.Field == "status" && error.Message.Contains("probably", StringComparison.Ordinal));

        ImmutableArray<string> rules = [.. Marked(incident.State, guess.Statement)];
        Assert.Equal("incident.statement_findings", incident.ThenRejected(guess with { Override = [.. rules.Skip(1)] }).Code);
        HoldingStatement published = Published(incident, guess with { Override = rules });
        Assert.Equal(rules.Order(), published.Overridden.Select(one => one.Rule).Distinct().Order());
        Assert.All(published.Overridden, one => Assert.Equal(By(Ana), one.By));
    }

    [Fact]
    public void The_same_words_are_advice_where_nobody_outside_reads_them() => Assert.Empty(Published(WithBen(), Guess("s1")).Overridden);

    [Fact]
    public void A_name_of_the_house_and_a_number_from_nowhere_are_marked_for_the_public()
    {
        var incident = WithBen();
        PublishStatement named = ForPublic(Publish("s1", 5, 20));
        named = named with
        {
            Statement = named.Statement with { Impact = "About 4812 customers cannot sign in.", CurrentAction = "Ben Okafor restarts it." },
            Terms = new(["Ben Okafor"], StatementFacts.Of(incident.State, [], At(5)), NeedsSecondLook: false),
        };
        string[] rules = [.. Marked(incident.State, named.Statement, named.Terms)];
        Assert.Contains(LintRules.UnsupportedNumber, rules);
        Assert.Contains(LintRules.JargonOrInternalName, rules);

        IncidentEvent.Noted note = new("n1", NoteKind.Note, "4812 sign-ins failed so far", null, By(Ben), At(4));
        StatementTerms known = named.Terms with { Facts = StatementFacts.Of(incident.State, [note], At(5)) };
        Assert.DoesNotContain(LintRules.UnsupportedNumber, Marked(incident.State, named.Statement, known));
    }

    [Fact]
    public void A_draft_is_written_looked_at_by_somebody_else_and_published()
    {
        var incident = WithBen();
        DraftStatement draft = new(Publish("d1", 5, 20).Statement, By(Ana), At(5));
        incident.Then<IncidentEvent.StatementDrafted>(draft);
        Assert.Empty(incident.State.Statements);
        Assert.Equal("unchanged", incident.ThenNothing(draft));
        Assert.Equal("incident.look_by_author", incident.ThenRejected(new LookAtDraft("d1", true, null, By(Ana), At(6))).Code);
        Assert.Equal("text", Assert.Single(incident.ThenRejected(new LookAtDraft("d1", false, " ", By(Ben), At(6))).Errors).Field);
        incident.Then<IncidentEvent.DraftLookedAt>(new LookAtDraft("d1", true, null, By(Ben), At(6)));

        incident.Then<IncidentEvent.StatementPublished>(new PublishDraft("d1", At(30), By(Ana), At(10)));

        Assert.Empty(incident.State.Drafts);
        Assert.Equal(At(30), incident.State.NextUpdateDueAt);
        Assert.Equal(By(Ben), incident.State.Statements[0].Look!.By);
        Assert.Equal("already_written", incident.ThenNothing(new PublishDraft("d1", null, By(Ana), At(11))));
        Assert.Equal("incident.draft_closed", incident.ThenRejected(draft with { At = At(11) }).Code);
    }

    [Fact]
    public void Other_words_need_another_look()
    {
        var incident = WithBen();
        DraftStatement draft = new(Publish("d1", 5, 20).Statement, By(Ana), At(5));
        incident.When(draft);
        incident.When(new LookAtDraft("d1", true, null, By(Ben), At(6)));
        incident.When(draft with { Statement = draft.Statement with { Impact = "All streams stop." } });
        Assert.Null(incident.State.Draft("d1")!.Look);
    }

    [Fact]
    public void Where_the_policy_wants_it_a_statement_for_the_public_goes_out_after_a_second_look_only()
    {
        var incident = WithBen();
        StatementTerms strict = StatementTerms.None with { NeedsSecondLook = true };
        PublishStatement direct = ForPublic(Publish("s1", 5, 20)) with { Override = [.. Rules], Terms = strict };
        Assert.Equal("incident.second_look_needed", incident.ThenRejected(direct).Code);

        incident.When(new DraftStatement(direct.Statement, By(Ana), At(5)));
        PublishDraft publish = new("s1", null, By(Ana), At(7)) { Override = [.. Rules], Terms = strict };
        Assert.Equal("incident.second_look_needed", incident.ThenRejected(publish).Code);
        incident.When(new LookAtDraft("s1", false, "Say which streams.", By(Ben), At(6)));
        Assert.Equal("incident.change_asked", incident.ThenRejected(publish).Code);
        incident.When(new LookAtDraft("s1", true, null, By(Ben), At(6)));
        incident.Then<IncidentEvent.StatementPublished>(publish);
    }

    [Fact]
    public void A_withdrawn_draft_is_kept_and_never_published()
    {
        var incident = WithBen();
        incident.When(new DraftStatement(Publish("d1", 5, 20).Statement, By(Ana), At(5)));
        incident.Then<IncidentEvent.DraftWithdrawn>(new WithdrawDraft("d1", "Overtaken", By(Ben), At(6)));
        Assert.Equal("Overtaken", incident.State.Draft("d1")!.Withdrawn!.Reason);
        Assert.Equal("incident.draft_closed", incident.ThenRejected(new PublishDraft("d1", null, By(Ana), At(7))).Code);
        Assert.Equal("incident.no_such_draft", incident.ThenRejected(new PublishDraft("d9", null, By(Ana), At(7))).Code);
    }

    [Fact]
    public void What_was_said_keeps_the_severity_and_the_title_of_its_hour()
    {
        var incident = WithBen();
        incident.When(Publish("s1", 5, 20));
        incident.When(new ChangeSeverity(Severity.Sev3, "Smaller than thought", By(Ana), At(6)));
        incident.When(new Retitle("One stream fails", By(Ana), At(7)));
        Assert.Equal(
            (Severity.Sev1, "API answers with errors"),
            (incident.State.Statements[0].Severity, incident.State.Statements[0].Title)
        );
    }

    [Fact]
    public void Promises_are_counted_when_they_are_kept_or_missed()
    {
        var incident = WithBen();
        incident.When(Publish("s1", 5, 20));
        Assert.Equal(new PromisesKept(1, 1), Kept(Severity.Sev1));
        incident.When(new ChaseUpdate(At(20), Reactions, At(20)));
        incident.When(Publish("s2", 22, 40));
        Assert.Equal(new PromisesKept(2, 1), Kept(Severity.Sev1));
        incident.When(Publish("s3", 30, 50));
        Assert.Equal(2.0 / 3, Kept(Severity.Sev1).OnTimeRate!.Value, 9);

        // Nobody owes a first statement of it.
        Assert.Equal(new PromisesKept(2, 1), Kept(Severity.Sev4));

        PromisesKept Kept(Severity severity) =>
            PromisesKept.Of(incident.State.Promises, incident.State.FirstStatements, ResponsePolicyDefaults.Of(severity));
    }

    [Fact]
    public void A_reminder_is_for_the_promise_that_runs()
    {
        var incident = WithBen();
        incident.When(Publish("s1", 10, 30));
        Assert.Equal(At(30), incident.Then<IncidentEvent.UpdateReminded>(new RemindOfUpdate(At(20), 50, Reactions, At(20))).DueAt);
        incident.When(Publish("s2", 22, 42));
        Assert.Equal("superseded", incident.ThenNothing(new RemindOfUpdate(At(26), 80, Reactions, At(26))));
        incident.Then<IncidentEvent.UpdateReminded>(new RemindOfUpdate(At(38), 80, Reactions, At(38)));
        Assert.Equal("superseded", Resolved().ThenNothing(new RemindOfUpdate(At(2.5), 50, Reactions, At(61))));
    }

    [Fact]
    public void A_first_statement_is_owed_anew_of_what_became_worse_and_not_of_what_became_milder()
    {
        var incident = WithBen();
        DateTimeOffset? declared = incident.State.FirstStatementOwedSince;
        incident.When(new ChangeSeverity(Severity.Sev3, "Smaller than thought", By(Ana), At(3)));
        Assert.Equal(declared, incident.State.FirstStatementOwedSince);
        incident.When(new ChangeSeverity(Severity.Sev1, "It spreads", By(Ana), At(4)));
        Assert.Equal(At(4), incident.State.FirstStatementOwedSince);

        incident.When(new ChangeSeverity(Severity.Sev3, "Contained", By(Ana), At(5)));
        incident.When(new ChaseUpdate(At(9), Reactions, At(9)));
        incident.When(new ChangeSeverity(Severity.Sev1, "Not contained", By(Ana), At(10)));
        Assert.Equal((At(4), true), (incident.State.FirstStatementOwedSince, incident.State.NextUpdateMissed));
    }

    private static IEnumerable<string> Rules =>
        [
            LintRules.Speculation,
            LintRules.NoTime,
            LintRules.Blame,
            LintRules.JargonOrInternalName,
            LintRules.UnsupportedNumber,
            LintRules.MissingNextUpdate,
            LintRules.TooLong,
        ];

    private static PublishStatement Guess(string id)
    {
        PublishStatement command = Publish(id, 5, 20);
        return command with { Statement = command.Statement with { Status = "It is probably the network, fixed soon." } };
    }

    private static IEnumerable<string> Marked(Incident incident, HoldingStatement statement, StatementTerms? terms = null) =>
        StatementFinding
            .In(incident.Title, statement, new(Audience.Public, terms?.Facts, terms?.InternalNames ?? []))
            .Select(one => one.Rule)
            .Distinct();

    private static PublishStatement ForPublic(PublishStatement command) =>
        command with
        {
            Statement = command.Statement with { Audiences = [Audience.Public] },
        };

    private static HoldingStatement Published(Decided<Incident, IncidentCommand, IncidentEvent> incident, PublishStatement command) =>
        incident.Then<IncidentEvent.StatementPublished>(command).Statement;
}
