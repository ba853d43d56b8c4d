// Scales a deployment of Kubernetes, or rolls it back, through the API of its cluster.
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Muster.Core.Runbooks;

namespace Muster.Server.Runbooks.Steps;

/// <summary>
/// A rollback puts the pod template of the revision before into the deployment, as <c>kubectl rollout undo</c> does: the API has no verb for it. Source: the apps/v1
/// API, and the annotation <c>deployment.kubernetes.io/revision</c> of its replica sets.
/// </summary>
public sealed class KubernetesWork(StepHttp http)
{
    private const string Revision = "deployment.kubernetes.io/revision";

    private const string MergePatch = "application/merge-patch+json";

    private const string JsonPatch = "application/json-patch+json";

    internal async Task<StepResult> DoAsync(RunbookStep.Kubernetes s, Func<string, Task> write, CancellationToken cancel)
    {
        string deployment = $"{s.Api.TrimEnd('/')}/apis/apps/v1/namespaces/{s.Namespace}/deployments/{s.Deployment}";
        ImmutableArray<StepHeader> headers = s.Token is { } token ? [new("Authorization", "Bearer ", token)] : [];
        return s.Action == DeploymentAction.Scale
            ? await ScaleAsync(s, deployment, headers, write, cancel)
            : await RollBackAsync(s, deployment, headers, write, cancel);
    }

    private async Task<StepResult> ScaleAsync(
        RunbookStep.Kubernetes s,
        string deployment,
        ImmutableArray<StepHeader> headers,
        Func<string, Task> write,
        CancellationToken cancel
    )
    {
        StepAnswer answer = await http.SendAsync(
            "PATCH",
            deployment + "/scale",
            headers,
            $$"""{"spec": {"replicas": {{s.Replicas}} } }""",
            MergePatch,
            cancel
        );
        return await EndAsync(answer, $"{s.Namespace}/{s.Deployment} has {s.Replicas} replicas from now on.", write);
    }

    private async Task<StepResult> RollBackAsync(
        RunbookStep.Kubernetes s,
        string deployment,
        ImmutableArray<StepHeader> headers,
        Func<string, Task> write,
        CancellationToken cancel
    )
    {
        StepAnswer now = await http.SendAsync("GET", deployment, headers, null, StepWork.Json, cancel);
        string sets = $"{s.Api.TrimEnd('/')}/apis/apps/v1/namespaces/{s.Namespace}/replicasets";
        StepAnswer all = now.IsGood ? await http.SendAsync("GET", sets, headers, null, StepWork.Json, cancel) : now;
        if (!now.IsGood || !all.IsGood)
        {
            return StepResult.Failed(all.Error ?? $"The cluster answered {all.Status}: {OutputText.Fit(all.Body, 500)}", all.Status);
        }

        try
        {
            JsonNode current = JsonNode.Parse(now.Body)!;
            JsonNode? before = Before(current, JsonNode.Parse(all.Body)!);
            if (before is null)
            {
                return StepResult.Failed($"{s.Namespace}/{s.Deployment} has no revision before the one that runs. Nothing was changed.");
            }

            JsonObject template = (JsonObject)before["spec"]!["template"]!.DeepClone();
            (template["metadata"]?["labels"] as JsonObject)?.Remove("pod-template-hash");
            JsonArray patch =
            [
                new JsonObject
                {
                    ["op"] = "replace",
                    ["path"] = "/spec/template",
                    ["value"] = template,
                },
            ];
            StepAnswer answer = await http.SendAsync("PATCH", deployment, headers, patch.ToJsonString(), JsonPatch, cancel);
            return await EndAsync(answer, $"{s.Namespace}/{s.Deployment} goes back to revision {RevisionOf(before)}.", write);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or NullReferenceException or InvalidCastException)
        {
            return StepResult.Failed("The cluster's answer could not be read; nothing was changed. It may be longer than 64 KiB.");
        }
    }

    /// <summary>The replica set of this deployment with the highest revision below the one that runs; null for none.</summary>
    private static JsonNode? Before(JsonNode deployment, JsonNode sets)
    {
        string? owner = (string?)deployment["metadata"]?["uid"];
        int runs = RevisionOf(deployment);
        return (sets["items"] as JsonArray ?? [])
            .OfType<JsonNode>()
            .Where(set => (set["metadata"]?["ownerReferences"] as JsonArray ?? []).Any(one => (string?)one?["uid"] == owner))
            .Where(set => RevisionOf(set) is > 0 and var revision && revision < runs)
            .MaxBy(RevisionOf);
    }

    private static int RevisionOf(JsonNode node) =>
        int.TryParse(
            (string?)node["metadata"]?["annotations"]?[Revision],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int revision
        )
            ? revision
            : 0;

    private static async Task<StepResult> EndAsync(StepAnswer answer, string done, Func<string, Task> write)
    {
        if (answer.IsGood)
        {
            await write(done);
            return new(StepOutcome.Succeeded, $"Answered {answer.Status}.", answer.Status);
        }

        return StepResult.Failed(
            answer.Error ?? $"The cluster answered {answer.Status}: {OutputText.Fit(answer.Body, 500)}",
            answer.Status
        );
    }
}
