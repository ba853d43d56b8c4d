// Whether escalation steps can be executed: how many, whom they point at, how long they wait.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

public static class EscalationRules
{
    /// <summary>Every mistake in the order of the steps, at <c>steps[n]</c> (n from 0) and <c>repeat</c>; empty when there is none.</summary>
    public static IEnumerable<FieldError> Check(ImmutableArray<EscalationStep> steps, int repeat)
    {
        if (steps.IsDefaultOrEmpty)
        {
            yield return new("steps", "An escalation has at least one step.");
            yield break;
        }

        if (steps.Length > PagingDefaults.StepsMax)
        {
            yield return new("steps", $"An escalation has at most {PagingDefaults.StepsMax} steps, this one has {steps.Length}.");
        }

        for (int index = 0; index < steps.Length; index++)
        {
            foreach (FieldError mistake in Check(steps[index], $"steps[{index}]"))
            {
                yield return mistake;
            }
        }

        if (repeat is < 0 or > PagingDefaults.RepeatMax)
        {
            yield return new("repeat", $"Use 0 to {PagingDefaults.RepeatMax} further rounds, not {repeat}.");
        }
    }

    /// <summary>How many targets there are; whether each can be found is another question.</summary>
    public static IEnumerable<FieldError> CheckTargets(ImmutableArray<EscalationTarget> targets, string path)
    {
        if (targets.IsDefaultOrEmpty)
        {
            yield return new(path, "A step pages at least one person, schedule, team or role.");
        }
        else if (targets.Length > PagingDefaults.TargetsMax)
        {
            yield return new(path, $"A step has at most {PagingDefaults.TargetsMax} targets, this one has {targets.Length}.");
        }
    }

    private static IEnumerable<FieldError> Check(EscalationStep step, string path)
    {
        foreach (FieldError mistake in CheckTargets(step.Targets, path + ".targets"))
        {
            yield return mistake;
        }

        if (step.Wait < PagingDefaults.WaitMin || step.Wait > PagingDefaults.WaitMax)
        {
            yield return new(
                path + ".wait",
                $"A step waits {PagingDefaults.WaitMin.Brief()} to {PagingDefaults.WaitMax.Brief()}, not {step.Wait.Brief()}."
            );
        }
    }
}
