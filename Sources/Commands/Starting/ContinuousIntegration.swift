internal import ArgumentParser

/// Where `init --ci` writes what runs the gate for every merge request.
enum ContinuousIntegration: String, CaseIterable, ExpressibleByArgument {
    case github, gitlab, azure, bitbucket, jenkins, gerrit

    /// The file's path, relative to the repository's root.
    var path: String {
        switch self {
        case .github: ".github/workflows/tieline.yml"
        case .gitlab: ".gitlab/tieline.yml"
        case .azure: "azure-pipelines-tieline.yml"
        case .bitbucket: "bitbucket-pipelines-tieline.yml"
        case .jenkins: "Jenkinsfile.tieline"
        case .gerrit: "ci/tieline-gerrit.sh"
        }
    }

    /// The file's text. All take the whole history, since a shallow clone has no merge base.
    var text: String {
        switch self {
        case .github:
            """
            name: tieline
            on: pull_request
            permissions: {contents: read}
            jobs:
              gate:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                    with: {fetch-depth: 0, ref: "${{ github.event.pull_request.head.sha }}"}
                  # tieline must be on PATH: a step of yours that installs it comes here.
                  - run: tieline gate "origin/$GITHUB_BASE_REF" HEAD --format text --format markdown=tieline.md
                  - if: always()
                    run: cat tieline.md >> "$GITHUB_STEP_SUMMARY"

            """
        case .gitlab:
            """
            # Include it in .gitlab-ci.yml:  include: .gitlab/tieline.yml
            tieline:
              rules: [{if: $CI_PIPELINE_SOURCE == "merge_request_event"}]
              variables: {GIT_DEPTH: "0"}
              script:
                - tieline gate "origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME" HEAD --format text --format markdown=tieline.md
              artifacts: {when: always, paths: [tieline.md]}

            """
        case .azure:
            """
            # A pipeline for the build validation of pull requests.
            trigger: none
            pool: {vmImage: ubuntu-latest}
            steps:
              - checkout: self
                fetchDepth: 0
              - script: tieline gate "origin/$(echo "$SYSTEM_PULLREQUEST_TARGETBRANCH" | sed 's,^refs/heads/,,')" HEAD

            """
        case .bitbucket:
            """
            # Copy it into bitbucket-pipelines.yml.
            clone: {depth: full}
            pipelines:
              pull-requests:
                '**':
                  - step:
                      name: tieline
                      script:
                        - tieline gate "origin/$BITBUCKET_PR_DESTINATION_BRANCH" HEAD

            """
        case .jenkins:
            """
            // A multibranch pipeline; the clone must be whole (no shallow clone in its behaviours).
            pipeline {
                agent any
                stages {
                    stage('tieline') {
                        when { changeRequest() }
                        steps { sh 'tieline gate "origin/$CHANGE_TARGET" HEAD' }
                    }
                }
            }

            """
        case .gerrit:
            """
            #!/bin/sh
            # Runs the gate for a change and votes; call it from a job that Gerrit triggers.
            set -u
            git fetch origin "$GERRIT_BRANCH" "$GERRIT_REFSPEC"
            tieline gate "origin/$GERRIT_BRANCH" "$GERRIT_PATCHSET_REVISION" --format text=tieline.txt
            status=$?
            if [ "$status" -eq 0 ]; then vote=+1; else vote=-1; fi
            ssh -p "${GERRIT_PORT:-29418}" "$GERRIT_HOST" gerrit review --verified "$vote" -m "'$(tail -n 1 tieline.txt | tr -d "\\047")'" "$GERRIT_PATCHSET_REVISION"
            exit "$status"

            """
        }
    }
}
