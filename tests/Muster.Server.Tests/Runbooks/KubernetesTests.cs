// Deployments of a cluster: scaled, and rolled back to the revision before, through the API that Kubernetes has.
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using static Muster.Server.Tests.Runbooks.RunWorld;

namespace Muster.Server.Tests.Runbooks;

public sealed class KubernetesTests(RunWorld world) : IClassFixture<RunWorld>
{
    private const string Deployment = "/apis/apps/v1/namespaces/default/deployments/web";

    private const string Sets = """
        {"items": [
          {"metadata": {"ownerReferences": [{"uid": "u1"}], "annotations": {"deployment.kubernetes.io/revision": "5"}}, "spec": {"template": {"spec": {"image": "web:5"}}}},
          {"metadata": {"ownerReferences": [{"uid": "u1"}], "annotations": {"deployment.kubernetes.io/revision": "6"}}, "spec": {"template": {"metadata": {"labels": {"app": "web", "pod-template-hash": "x"}}, "spec": {"image": "web:6"}}}},
          {"metadata": {"ownerReferences": [{"uid": "u1"}], "annotations": {"deployment.kubernetes.io/revision": "7"}}, "spec": {"template": {"spec": {"image": "web:7"}}}},
          {"metadata": {"ownerReferences": [{"uid": "other"}], "annotations": {"deployment.kubernetes.io/revision": "6"}}, "spec": {"template": {"spec": {"image": "other"}}}}
        ]}
        """;

    [Fact]
    public async Task A_deployment_is_scaled_and_rolled_back_with_the_token_of_a_secret()
    {
        world.Answers[Deployment] = http =>
            http.Response.WriteAsync(
                http.Request.Method == "GET"
                    ? """{"metadata": {"uid": "u1", "annotations": {"deployment.kubernetes.io/revision": "7"}}}"""
                    : "{}"
            );
        world.Answers["/apis/apps/v1/namespaces/default/replicasets"] = http => http.Response.WriteAsync(Sets);
        await world.WriteAsync(
            """
            id: cluster
            title: Cluster
            risk: safe
            production: false
            parameters: { replicas: { type: integer, min: 1, max: 20, default: 6 } }
            steps:
              - { name: Scale, kubernetes: { api: GATEWAY/, namespace: default, deployment: web, action: scale, replicas: "{{replicas}}", token: { secret: GATEWAY_TOKEN } } }
              - { name: Back, kubernetes: { api: GATEWAY/, namespace: default, deployment: web, action: rollback, token: { secret: GATEWAY_TOKEN } } }
            """
        );
        using HttpClient ana = await world.AsAsync("ana");
        JsonElement run = await RequestAsync(ana, new { runbook = "cluster" });
        await PostAsync(ana, $"runs/{Id(run)}/start", new { hash = Hash(run) });
        JsonElement ended = await EndedAsync(ana, Id(run));

        Assert.Equal("succeeded", ended.GetProperty("ending").GetString());
        Assert.Contains($$"""PATCH {{Deployment}}/scale {"spec": {"replicas": 6 } } Bearer {{Secret}}""", world.Heard);
        string back = world.Heard.Single(one => one.StartsWith($"PATCH {Deployment} ", StringComparison.Ordinal));
        Assert.Contains(
            """{"op":"replace","path":"/spec/template","value":{"metadata":{"labels":{"app":"web"}},"spec":{"image":"web:6"}}}""",
            back,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "goes back to revision 6",
            ended.GetProperty("steps")[1].GetProperty("output").GetString(),
            StringComparison.Ordinal
        );
    }
}
