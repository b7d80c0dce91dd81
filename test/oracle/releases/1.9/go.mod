module talos-bond/oracle

go 1.23.3

require (
	github.com/siderolabs/talos/pkg/machinery v1.9.5
	gopkg.in/yaml.v3 v3.0.1
)

// As in the release itself: a fork of go-yaml.
replace gopkg.in/yaml.v3 => github.com/unix4ever/yaml v0.0.0-20220527175918-f17b0f05cf2c
