module talos-bond/oracle

go 1.24.0

require (
	github.com/siderolabs/talos/pkg/machinery v1.11.6
	gopkg.in/yaml.v3 v3.0.1
)

require go.yaml.in/yaml/v4 v4.0.0 // indirect

// As in the release itself: a fork of go-yaml.
replace gopkg.in/yaml.v3 => github.com/unix4ever/yaml v0.0.0-20220527175918-f17b0f05cf2c
