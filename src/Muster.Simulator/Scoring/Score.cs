// What a drill was worth, from 0 to 100, line by line.
using System.Collections.Immutable;
using Muster.Core.Communications.Lint;
using Muster.Core.Kernel;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

/// <summary>Better play never scores less. A line that was never earned has no points: doing nothing scores nothing.</summary>
public sealed record Score(ImmutableArray<ScoreLine> Lines)
{
    public double Points => Math.Round(Lines.Sum(line => line.Points), 1);

    public static Score Of(DrillRun run, DrillSummary summary, ParRun par)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(par);
        int sign = par.Nothing.DetectedAt ?? summary.DetectedAt ?? summary.StartedAt;
        ScoreLine[] said = [Detect(run, sign), Declare(run, sign), Severity(run, sign), FirstStatement(run), Cadence(run), Wording(run)];
        bool isDown = summary.Outcome == Outcome.Down;
        ImmutableArray<Deed> deeds = [.. Deeds.Of(run).Where(deed => deed.Act.Verb != Verb.Assign)];
        int idle = IdleKinds(run, deeds);
        ScoreLine[] ended = [Mitigate(run, summary, par), Resolve(run, summary, par), Customers(summary, par)];
        return new([
            .. said.Select(line => isDown ? Halved(line, "because the bleeding never stopped") : line),
            Roles(run),
            HandOvers(run),
            .. ended.Select(line =>
                IsForeseen(run, sign) ? Unearned(line)
                : idle >= ScoreWeights.IdleKindsLuck
                    ? Halved(line, $"because what helped was found by chance: {idle} kinds of things changed nothing")
                : line
            ),
            Harm(run, deeds, idle),
            Delegation(run),
            Truth(run),
        ]);
    }

    private static ScoreLine Halved(ScoreLine line, string why) =>
        line.Points > 0 ? line with { Points = line.Points / 2, Why = $"{line.Why} It counts half, {why}." } : line;

    /// <summary>Whether the system was touched before anybody could know: whoever has played a scenario before knows its cause.</summary>
    private static bool IsForeseen(DrillRun run, int sign) =>
        run.Acts.Any(act => act.At < sign && ActRules.Find(run.Variant.Scenario, act) is not null);

    private static ScoreLine Unearned(ScoreLine line) =>
        line with
        {
            Points = 0,
            Why = "The system was touched before there was any sign: what nobody could know is luck, and earns nothing.",
        };

    private static ScoreLine Detect(DrillRun run, int sign)
    {
        return Timely(
            "detect",
            ScoreWeights.Detect,
            run.Command.AcknowledgedAt,
            sign,
            ScoreWeights.DetectFullSeconds,
            ScoreWeights.DetectNoneSeconds,
            "Taken {0} after the first sign; a minute is what a page allows.",
            "Nobody took the page: acknowledge it, or declare."
        );
    }

    private static ScoreLine Declare(DrillRun run, int sign) =>
        Timely(
            "declare",
            ScoreWeights.Declare,
            run.Command.DeclaredAt,
            sign,
            ScoreWeights.DeclareFullSeconds,
            ScoreWeights.DeclareNoneSeconds,
            "Declared {0} after the first sign. Declare early: it costs nothing to take back.",
            "No incident was declared: nobody else knew that there was one."
        );

    private static ScoreLine Severity(DrillRun run, int sign)
    {
        Severity right = run.Variant.Scenario.Severity;
        if (run.Command.Severity is not { } said)
        {
            return new("severity", 0, ScoreWeights.Severity, $"No severity was said; it was a {right.Label()}.");
        }

        int off = Math.Abs((int)said - (int)right);
        int at = run.Command.SeverityAt!.Value;
        double points = ScoreWeights.Severity * Math.Max(0, 1 - (0.5 * off)) * (at < sign ? 0.5 : Early(run, at));
        return new(
            "severity",
            points,
            ScoreWeights.Severity,
            off > 0 ? $"It was called {said.Label()} and was a {right.Label()}."
                : at < sign ? $"{right.Label()} is right, and was said before there was any sign: a guess."
                : points < ScoreWeights.Severity ? $"{right.Label()} is right, and was said late: until then the wrong people were woken."
                : $"{right.Label()} is right."
        );
    }

    private static ScoreLine Roles(DrillRun run)
    {
        Role[] wanted =
            run.Variant.Scenario.Severity == Core.Kernel.Severity.Sev1
                ? [Role.OperationsLead, Role.Scribe, Role.CommsLead]
                : [Role.OperationsLead];
        Dictionary<Role, Assignment> filled = wanted
            .Select(run.Command.Holder)
            .OfType<Assignment>()
            .ToDictionary(assignment => assignment.Role);
        string missing = string.Join(", ", wanted.Except(filled.Keys).Select(role => role.Label()));
        double points = ScoreWeights.Roles * filled.Values.Sum(assignment => Early(run, assignment.FilledAt)) / wanted.Length;
        return new(
            "roles",
            points,
            ScoreWeights.Roles,
            missing.Length > 0 ? $"Nobody was {missing}: a commander who does it all commands nothing."
                : points < ScoreWeights.Roles ? "Every role was given to somebody, some of them late."
                : "Every role that this severity needs was given to somebody."
        );
    }

    /// <summary>Each hand-over without a word, each role that lies empty and each order that two gave at once takes half of it.</summary>
    private static ScoreLine HandOvers(DrillRun run)
    {
        const double max = ScoreWeights.HandOvers;
        CommandRecord command = run.Command;
        if (!command.HasGivenRoles)
        {
            return new("handovers", 0, max, "No role was given to anybody, so there was none to hand over.");
        }

        int end = ClosedAt(run);
        HandOver[] passed = [.. command.HandOvers.Where(one => one.At <= end)];
        HandOver? untold = passed.FirstOrDefault(one => !IsTold(command, one));
        Vacancy[] empty = [.. command.Vacancies.Where(one => Math.Min(one.Until ?? end, end) - one.From > ScoreWeights.HandOverSeconds)];
        int bad = passed.Count(one => !IsTold(command, one)) + empty.Length + command.Confusions;
        return new(
            "handovers",
            max * Math.Max(0, 1 - (0.5 * bad)),
            max,
            empty.Length > 0
                    ? $"From {DrillSecond.Text(empty[0].From)} on nobody was {empty[0].Role.Label()}: hand a role over before its holder goes."
                : untold is not null
                    ? $"{untold.Role.Label()} passed on at {DrillSecond.Text(untold.At)} without a word of what is so: say it with the role, or in a statement."
                : command.Confusions > 0 ? "Two people gave orders at once: only one commands, and command is handed over in words."
                : passed.Length > 0 ? "Whoever took a role over was told what is so, and no role lay empty."
                : "No role that was given lay empty, and none had to be handed over."
        );
    }

    private static bool IsTold(CommandRecord command, HandOver one) =>
        !string.IsNullOrWhiteSpace(one.Text)
        || command.Tellings.Any(telling => Math.Abs(telling.At - one.At) <= ScoreWeights.HandOverSeconds);

    /// <summary>When it was first said, and was so, that the cause is mended; otherwise the end of the drill. A false word ends nothing.</summary>
    private static int ClosedAt(DrillRun run) =>
        run.Command.Claims.FirstOrDefault(claim => claim.Verb == Verb.Resolve && claim.IsTrue(run))?.At ?? run.Now;

    private static ScoreLine FirstStatement(DrillRun run)
    {
        int? declared = run.Command.DeclaredAt;
        int? first = Told(run).FirstOrDefault()?.At;
        return Timely(
            "first_statement",
            ScoreWeights.FirstStatement,
            declared is null ? null : first,
            declared ?? 0,
            ScoreWeights.StatementFullSeconds,
            ScoreWeights.StatementNoneSeconds,
            "The first statement came {0} after the declaration; five minutes are the promise.",
            "No statement that says something was made: those who wait invent their own."
        );
    }

    private static ScoreLine Cadence(DrillRun run)
    {
        CommandRecord command = run.Command;
        int every =
            run.Variant.Scenario.Severity == Core.Kernel.Severity.Sev1 ? ScoreWeights.CadenceCriticalSeconds : ScoreWeights.CadenceSeconds;
        Telling[] told = Told(run);
        if (told.Length == 0 || command.DeclaredAt is not { } declared)
        {
            return new("cadence", 0, ScoreWeights.Cadence, "There was no statement to keep a rhythm with.");
        }

        int end = ClosedAt(run);
        int[] times = [.. told.Select(telling => telling.At).Where(at => at <= end).Append(end)];
        int late = 0;
        int before = declared;
        foreach (int at in times)
        {
            late += Math.Max(0, at - before - every);
            before = at;
        }

        double share = end > declared ? 1 - Math.Min(1, (double)late / (end - declared)) : 1;
        return new(
            "cadence",
            ScoreWeights.Cadence * share,
            ScoreWeights.Cadence,
            late == 0
                ? $"Statements came at least every {every / 60} minutes."
                : $"Statements were late by {DrillSecond.Text(late)} in all; every {every / 60} minutes is the rhythm."
        );
    }

    private static ScoreLine Wording(DrillRun run)
    {
        Telling[] told = Told(run);
        string[] guesses = [.. told.Select(telling => StatementLint.GuessIn(telling.Text)).OfType<string>()];
        string[] blamed = [.. told.Select(telling => StatementLint.BlameIn(telling.Text)).OfType<string>()];
        double share = told.Length == 0 ? 0 : Math.Max(0, 1 - ((double)(guesses.Length + blamed.Length) / told.Length));
        return new(
            "wording",
            ScoreWeights.Wording * share,
            ScoreWeights.Wording,
            told.Length == 0 ? "There was no statement to read."
                : blamed.Length > 0 ? $"\u201c{blamed[0]}\u201d makes somebody the cause; say what happened, and what is done."
                : guesses.Length == 0 ? "Statements said what was known."
                : $"\u201c{guesses[0]}\u201d is a guess; say what is known, and when the next word comes."
        );
    }

    private static ScoreLine Mitigate(DrillRun run, DrillSummary summary, ParRun par)
    {
        const double max = ScoreWeights.Mitigate;
        if (summary.Outcome == Outcome.Unharmed)
        {
            return new("mitigate", max, max, "Customers never lost enough to notice.");
        }

        if (summary.MitigatedAt is not { } at)
        {
            return new("mitigate", 0, max, "The bleeding did not stop.");
        }

        int best = (par.Best.MitigatedAt ?? run.Variant.Seconds) - summary.StartedAt;
        int took = at - summary.StartedAt;
        return new(
            "mitigate",
            max * Against(took, best, run.Variant.Seconds - summary.StartedAt),
            max,
            $"The bleeding stopped {DrillSecond.Text(took)} after the cause began; the best known run needed {DrillSecond.Text(best)}."
        );
    }

    private static ScoreLine Resolve(DrillRun run, DrillSummary summary, ParRun par)
    {
        const double max = ScoreWeights.Resolve;
        if (summary.Outcome == Outcome.Unharmed && summary.ResolvedAt is not null)
        {
            return new("resolve", max, max, "Customers never lost enough to notice, and the cause is mended.");
        }

        if (summary.ResolvedAt is not { } at)
        {
            return new(
                "resolve",
                0,
                max,
                "To the end something stayed broken, refused or switched off: mend the cause, then give back what you took away."
            );
        }

        int best = (par.Best.ResolvedAt ?? run.Variant.Seconds) - summary.StartedAt;
        int took = at - summary.StartedAt;
        return new(
            "resolve",
            max * Against(took, best, run.Variant.Seconds - summary.StartedAt),
            max,
            $"All was whole again {DrillSecond.Text(took)} after the cause began; the best known run needed {DrillSecond.Text(best)}."
        );
    }

    private static ScoreLine Customers(DrillSummary summary, ParRun par)
    {
        double nothing = par.Nothing.CustomerMinutesLost;
        return new(
            "customers",
            ScoreWeights.Customers * Against(summary.CustomerMinutesLost, par.Best.CustomerMinutesLost, nothing),
            ScoreWeights.Customers,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Customers lost {summary.CustomerMinutesLost:N0} minutes; {par.Best.CustomerMinutesLost:N0} in the best known run, {nothing:N0} when nobody does anything."
            )
        );
    }

    /// <summary>1 for what the best known run needed or less, 0 for the worst or more; in between about half for twice as much, a third for three times.</summary>
    private static double Against(double value, double best, double worst) =>
        value <= best ? 1
        : value >= worst ? 0
        : ((worst / value) - 1) / ((worst / Math.Max(1, best)) - 1);

    /// <summary>
    /// Each act that made it worse takes half, whether its scenario calls it harmful or only what came of it does. Each kind of thing that changed nothing takes a quarter
    /// beyond the first two: one may err, and not do everything at once. Giving back what was taken away is none of them.
    /// </summary>
    private static ScoreLine Harm(DrillRun run, ImmutableArray<Deed> deeds, int idle)
    {
        const double max = ScoreWeights.Harm;
        Deed[] harmful = [.. deeds.Where(deed => IsHarmful(run, deed))];
        double lost = (0.5 * harmful.Length) + (0.25 * Math.Max(0, idle - ScoreWeights.IdleKindsMax));
        return new(
            "harm",
            deeds.Length > harmful.Length ? max * Math.Max(0, 1 - lost) : 0,
            max,
            harmful.Length > 0 ? $"Made it worse: {harmful[0].Title}."
                : lost > 0 ? $"{idle} kinds of things were done that changed nothing: each is a risk, and hides what helped."
                : deeds.Length > 0 ? "Nothing that was done made it worse."
                : "Nothing was done to the system."
        );
    }

    private static bool IsHarmful(DrillRun run, Deed deed) =>
        deed.Effect == DeedEffect.Harmed || (ActRules.Find(run.Variant.Scenario, deed.Act) is { } offer && run.Variant.IsHarmful(offer));

    private static int IdleKinds(DrillRun run, ImmutableArray<Deed> deeds) =>
        deeds
            .Where(deed => deed.Effect == DeedEffect.Neither && !IsHarmful(run, deed))
            .Where(deed => deed.Act.Verb != Verb.Shed && deed.Act.Text("state") != "on")
            .Select(deed => ActRules.Find(run.Variant.Scenario, deed.Act))
            .Distinct()
            .Count();

    private static ScoreLine Delegation(DrillRun run)
    {
        // Each minute of typing that is begun counts like a work that was delegated: whoever types does not see.
        int own = run
            .Command.Keyboard.Where(spell => spell.IsCommanders)
            .Sum(spell => Math.Max(0, Math.Min(spell.Until, run.Now) - spell.From + 59) / 60);
        int works = own + run.Command.Delegated;
        double share = works == 0 ? 0 : 1 - ((double)own / works);
        return new(
            "delegation",
            ScoreWeights.Delegation * share,
            ScoreWeights.Delegation,
            works == 0 ? "Nothing was ordered."
                : own == 0 ? "Every hand on the system was the Operations Lead's."
                : $"The commander's own hands were on the keyboard for about {own} min, and {run.Command.Delegated} times somebody else's on the system: give the Operations role to somebody, and wait until they are there."
        );
    }

    /// <summary>Half for each of both that was said when it was so; each word that was not so takes half away, also when a true one follows.</summary>
    private static ScoreLine Truth(DrillRun run)
    {
        const double max = ScoreWeights.Truth;
        ILookup<bool, Claim> claims = run.Command.Claims.ToLookup(claim => claim.IsTrue(run));
        Verb[] said = [.. claims[true].Select(claim => claim.Verb).Distinct()];
        Claim? wrong = claims[false].FirstOrDefault();
        return new(
            "truth",
            max / 2 * Math.Max(0, said.Length - claims[false].Count()),
            max,
            wrong is { Verb: Verb.Mitigate } ? $"At {DrillSecond.Text(wrong.At)} it was said that the bleeding had stopped, and it had not."
                : wrong is not null
                    ? $"At {DrillSecond.Text(wrong.At)} it was said that all is mended, while something was still broken, refused or switched off."
                : said.Length == 2 ? "What was said was so."
                : said.Length == 1 ? "The bleeding had stopped when it was said; that all is mended was never said."
                : "Nobody said when the bleeding had stopped."
        );
    }

    /// <summary>What is right late counts half.</summary>
    private static double Early(DrillRun run, int at) => at - (run.Command.DeclaredAt ?? 0) <= ScoreWeights.EarlySeconds ? 1 : 0.5;

    /// <summary>The statements that say something: a word or a dot is none.</summary>
    private static Telling[] Told(DrillRun run) =>
        [
            .. run.Command.Tellings.Where(telling =>
                telling.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= ScoreWeights.StatementWordsMin
            ),
        ];

    private static ScoreLine Timely(string name, double max, int? at, int since, int full, int none, string why, string never)
    {
        if (at is not { } when)
        {
            return new(name, 0, max, never);
        }

        if (name is "detect" or "declare" && when < since)
        {
            return new(name, 0, max, "It was said before there was any sign: what nobody could see is not detected.");
        }

        int after = Math.Max(0, when - since);
        double share = after <= full ? 1 : Math.Max(0, 1 - ((double)(after - full) / (none - full)));
        return new(name, max * share, max, why.Replace("{0}", DrillSecond.Text(after), StringComparison.Ordinal));
    }
}
