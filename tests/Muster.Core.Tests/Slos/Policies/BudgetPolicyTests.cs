// Who signs an error budget policy, and who overrides the gate under it.
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Tests.Slos.Policies.PolicyStory;

namespace Muster.Core.Tests.Slos.Policies;

public sealed class BudgetPolicyTests
{
    [Fact]
    public void It_holds_when_product_and_engineering_have_signed_the_same_text()
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = new();
        string hash = book.Then<BudgetPolicyEvent.Written>(Write()).TextHash;
        Assert.Null(book.State.Standing);
        book.Then<BudgetPolicyEvent.Signed>(Sign(Olga, PolicySide.Product, hash));
        Assert.Null(book.State.Standing);
        book.Then<BudgetPolicyEvent.Signed>(Sign(Ana, PolicySide.Engineering, hash, minutes: 2));
        Assert.Equal(1, book.State.Standing?.Number);
        Assert.Equal(At(2), book.State.Standing?.SignedAt);
        Assert.Equal("already_signed", book.ThenNothing(Sign(Ana, PolicySide.Engineering, hash)));
        Assert.Equal("already_written", book.ThenNothing(Write()));
    }

    [Fact]
    public void A_changed_text_needs_both_signatures_anew_and_the_former_holds_until_then()
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = Signed();
        string first = book.State.Latest!.TextHash;
        string second = book.Then<BudgetPolicyEvent.Written>(Write("version two", Policy with { StopAt = 0.1 })).TextHash;
        Assert.Equal(1, book.State.Standing?.Number);
        Assert.Equal("slo_policy.changed", book.ThenRejected(Sign(Olga, PolicySide.Product, first)).Code);
        book.When(Sign(Olga, PolicySide.Product, second));
        Assert.Equal(1, book.State.Standing?.Number);
        book.When(Sign(Ana, PolicySide.Engineering, second));
        Assert.Equal(2, book.State.Standing?.Number);
    }

    [Fact]
    public void Two_people_sign_and_a_key_does_not_make_two_of_one()
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = new();
        BudgetPolicy both = Policy with { Signers = new([Olga, Ana], [Ana, Olga]) };
        string hash = book.Then<BudgetPolicyEvent.Written>(Write(policy: both)).TextHash;
        book.When(Sign(Ana, PolicySide.Product, hash));
        Assert.Equal("slo_policy.same_person", book.ThenRejected(Sign(Ana, PolicySide.Engineering, hash)).Code);
        PolicyHand keyOfAna = new(Olga, [], [Olga, Ana]);
        BudgetPolicyCommand.Sign byKey = new(hash, PolicySide.Engineering, keyOfAna, By(Olga), At(3));
        Assert.Equal("slo_policy.same_person", book.ThenRejected(byKey).Code);
        Assert.Equal("slo_policy.side_signed", book.ThenRejected(Sign(Olga, PolicySide.Product, hash)).Code);
        Assert.Equal("slo_policy.no_signer", book.ThenRejected(Sign(Ben, PolicySide.Engineering, hash)).Code);
        Assert.Equal("slo_policy.nobody", book.ThenRejected(byKey with { Hand = new(null, [], []) }).Code);
        Assert.Null(book.State.Standing);
    }

    [Fact]
    public void Nothing_is_signed_before_something_is_written() =>
        Assert.Equal(
            "slo_policy.not_found",
            new Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent>().ThenRejected(Sign(Olga, PolicySide.Product, "x")).Code
        );

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        BudgetPolicy wrong = Policy with
        {
            Title = " ",
            StopAt = -0.1,
            WarnAt = -0.2,
            StopBurn = 0,
            StaleAfter = TimeSpan.Zero,
            Allowed = ["Security!"],
            Overrides = new([Ana], [], TimeSpan.FromDays(30), NeedsSecond: true),
            Signers = new([Ana], [Ana]),
        };
        Rejection why = new Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent>().ThenRejected(Write(policy: wrong));
        Assert.Equal("slo_policy.invalid", why.Code);
        Assert.Equal(
            [
                "title",
                "gate.stopAt",
                "gate.warnAt",
                "gate.staleAfter",
                "gate.stopBurn",
                "gate.allowed",
                "overrides.longest",
                "overrides.secondPerson",
                "signers.engineering",
            ],
            why.Errors.Select(one => one.Field)
        );
        Assert.Contains(BudgetPolicyCheck.Check(Policy with { Signers = new([], []) }), one => one.Field == "signers.product");
        Assert.Empty(BudgetPolicyCheck.Check(Policy));
    }

    [Fact]
    public void Whom_the_policy_names_overrides_by_name_with_a_reason_and_for_a_time()
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = Signed();
        Assert.Equal("slo_policy.may_not_override", book.ThenRejected(Ask(Cleo)).Code);
        Rejection why = book.ThenRejected(Ask(Ana, hours: 9, reason: "quick"));
        Assert.Equal(["reason", "for"], why.Errors.Select(one => one.Field));
        Assert.Contains("8 hours", why.Message, StringComparison.Ordinal);
        Assert.Equal(2, book.When(Ask(Ana)).Length);
        Assert.Equal("already_asked", book.ThenNothing(Ask(Ana)));
        GateOverride held = book.State.HeldAt(At(10), Playback, book.State.Standing!)!;
        Assert.Equal(Ana, held.Person);
        Assert.Equal(At(10 + 240), held.Consent?.Until);
        Assert.Null(book.State.HeldAt(At(10 + 240), Playback, book.State.Standing!));
        BudgetPolicyCommand.AskOverride ofTeam = Ask(Cleo, "o2") with { Hand = Hand(Cleo, new TeamId("sre")) };
        Assert.Equal(2, book.When(ofTeam).Length);
        Assert.Equal("slo_policy.nobody", book.ThenRejected(Ask(Ana, "o3") with { Hand = new(null, [], []) }).Code);
    }

    [Fact]
    public void Where_the_policy_wants_a_second_person_an_override_waits_for_one()
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = Signed(
            Policy with
            {
                Overrides = Policy.Overrides with { NeedsSecond = true },
            }
        );
        book.Then<BudgetPolicyEvent.OverrideAsked>(Ask(Ana));
        Assert.Null(book.State.HeldAt(At(11), Playback, book.State.Standing!));
        Assert.Equal("slo_policy.own_override", book.ThenRejected(Grant(Ana)).Code);
        BudgetPolicyCommand.GrantOverride byKey = new("o1", new(Ben, [], [Ben, Ana]), By(Ben), At(12));
        Assert.Equal("slo_policy.own_override", book.ThenRejected(byKey).Code);
        Assert.Equal("slo_policy.may_not_override", book.ThenRejected(Grant(Cleo)).Code);
        Assert.Equal("slo_policy.override_over", book.ThenRejected(Grant(Ben, minutes: 70)).Code);
        book.Then<BudgetPolicyEvent.OverrideGranted>(Grant(Ben));
        Assert.Equal("already_granted", book.ThenNothing(Grant(Ben)));
        Assert.Equal(Ben, book.State.HeldAt(At(13), Playback, book.State.Standing!)?.Consent?.Person);
    }

    [Fact]
    public void An_override_ends_with_the_version_under_which_it_was_asked_for()
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = Signed(
            Policy with
            {
                Overrides = Policy.Overrides with { NeedsSecond = true },
            }
        );
        book.When(Ask(Ana));
        book.When(Ask(Ana, "o2"));
        book.When(Grant(Ben));
        BothSign(book, Write("version two", minutes: 14), minutes: 15);
        Assert.Null(book.State.HeldAt(At(16), Playback, book.State.Standing!));
        Assert.Equal("slo_policy.override_of_other_version", book.ThenRejected(Grant(Ben, "o2", minutes: 16)).Code);
    }

    [Fact]
    public void Whoever_ends_an_override_ends_it_at_once()
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = Signed();
        book.When(Ask(Ana));
        book.Then<BudgetPolicyEvent.OverrideEnded>(new BudgetPolicyCommand.EndOverride("o1", By(Cleo), At(20)));
        Assert.Null(book.State.HeldAt(At(20), Playback, book.State.Standing!));
        Assert.Equal("already_over", book.ThenNothing(new BudgetPolicyCommand.EndOverride("o1", By(Cleo), At(21))));
        Assert.Equal(
            "slo_policy.override_not_found",
            book.ThenRejected(new BudgetPolicyCommand.EndOverride("none", By(Cleo), At(21))).Code
        );
    }

    [Fact]
    public void Nobody_overrides_without_a_signed_policy_that_is_about_the_objective()
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = new();
        Assert.Equal("slo_policy.not_signed", book.ThenRejected(Ask(Ana)).Code);
        BothSign(book, Write(policy: Policy with { Services = ["login"] }));
        Assert.Equal("slo_policy.not_covered", book.ThenRejected(Ask(Ana)).Code);
    }
}
